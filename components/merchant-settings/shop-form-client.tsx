'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Panel } from '@/components/merchant-kit/panel'
import { SaveBar } from '@/components/merchant-kit/save-bar-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { TaxField } from '@/components/merchant-points/earning-fields-client'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { newRequestId } from '@/components/ui/request-id'
import { toast } from '@/components/ui/toast-client'
import { saveSettingsAction } from '@/lib/desk/settings/actions'
import { settingsFormSchema } from '@/lib/desk/settings/schema'
import { useRouter } from '@/lib/i18n/navigation'
import { AfterSaleFields } from './after-sale-fields-client'
import { NameFields } from './name-fields-client'
import { ProgrammeFields } from './programme-fields-client'
import { RegionFields, type RegionFieldsProps } from './region-fields-client'
import { ShippingFields } from './shipping-fields-client'

export type ShopInput = z.input<typeof settingsFormSchema>

type ShopFormProps = {
  shop: Omit<ShopInput, 'reason'>
  /** of which the terms of points were read */
  termsVersion: number
  region: RegionFieldsProps
  mayWrite: boolean
}

/**
 * What the owner states of the shop, saved together with one reason that the record keeps. Terms of points that were changed
 * are a new version of them.
 */
export function ShopForm({ shop, termsVersion, region, mayWrite }: ShopFormProps) {
  const t = useTranslations('merchant.settings')
  const common = useTranslations('common.client')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [requestId, setRequestId] = useState(newRequestId)
  const form = useForm<ShopInput, unknown, z.output<typeof settingsFormSchema>>({
    resolver: zodResolver(settingsFormSchema),
    defaultValues: { ...shop, reason: '' },
  })
  const { register, handleSubmit, formState, reset, getValues } = form
  const { errors, isDirty, isSubmitting, dirtyFields } = formState
  const save = handleSubmit(async ({ terms, ...settings }) => {
    const restated = dirtyFields.terms ? { terms, version: termsVersion, requestId } : null
    const done = await ask(saveSettingsAction({ ...settings, terms: restated }))
    if (!done) return
    setRequestId(newRequestId())
    reset({ ...getValues(), reason: '' })
    toast.success(common('saved'))
    router.refresh()
  })
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={save}>
        <fieldset disabled={!mayWrite} className="grid gap-4">
          <Panel title={t('shop')}>
            <NameFields />
          </Panel>
          <Panel title={t('region.title')}>
            <RegionFields {...region} />
          </Panel>
          <Panel title={t('tax')}>
            <TaxField />
            <p className="mt-3 text-ink-muted text-sm">{t('newVersion')}</p>
          </Panel>
          <Panel title={t('shipping')}>
            <ShippingFields />
          </Panel>
          <Panel title={t('afterSale')}>
            <AfterSaleFields />
          </Panel>
          <Panel title={t('programme')}>
            <ProgrammeFields />
          </Panel>
          {isDirty ? (
            <Panel title={t('reason')}>
              <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(errors.reason)}>
                <Input autoComplete="off" {...register('reason')} />
              </Field>
            </Panel>
          ) : null}
        </fieldset>
        {refused ? (
          <FormError as="box" className="mt-4">
            {refused}
          </FormError>
        ) : null}
        {mayWrite ? (
          <SaveBar
            className="mt-4"
            isDirty={isDirty}
            busy={isSubmitting}
            onDiscard={() => reset({ ...shop, reason: '' })}
          />
        ) : (
          <p className="mt-4 text-ink-muted text-sm">{t('ownerOnly')}</p>
        )}
      </form>
    </FormProvider>
  )
}
