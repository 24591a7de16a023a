'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { FormProvider, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Panel } from '@/components/merchant-kit/panel'
import { SaveBar } from '@/components/merchant-kit/save-bar-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import { saveShopAction } from '@/lib/shop/actions'
import { saveShopSchema } from '@/lib/shop/schema'
import { AfterSaleFields } from './after-sale-fields-client'
import { NameFields } from './name-fields-client'
import { RegionFields, type RegionFieldsProps } from './region-fields-client'
import { ShippingFields } from './shipping-fields-client'

export type ShopInput = z.input<typeof saveShopSchema>

type ShopFormProps = { shop: Omit<ShopInput, 'reason'>; region: RegionFieldsProps; mayWrite: boolean }

/** What the owner states of the shop, saved together with one reason that the record keeps. */
export function ShopForm({ shop, region, mayWrite }: ShopFormProps) {
  const t = useTranslations('merchant.settings')
  const common = useTranslations('common.client')
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const form = useForm<ShopInput>({
    resolver: zodResolver(saveShopSchema),
    defaultValues: { ...shop, reason: '' },
  })
  const { register, handleSubmit, formState, reset, getValues } = form
  const { errors, isDirty, isSubmitting } = formState
  const save = handleSubmit(async (input) => {
    const done = await ask(saveShopAction(input))
    if (!done) return
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
          <Panel title={t('shipping')}>
            <ShippingFields />
          </Panel>
          <Panel title={t('afterSale')}>
            <AfterSaleFields />
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
