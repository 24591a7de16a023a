'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useLocale, useTranslations } from 'next-intl'
import { Controller, useForm } from 'react-hook-form'
import type { z } from 'zod'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, whole } from '@/components/merchant-kit/number-text-client'
import { Panel } from '@/components/merchant-kit/panel'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast-client'
import { currencySign } from '@/lib/i18n/decimal-text'
import { useRouter } from '@/lib/i18n/navigation'
import { saveShopAction } from '@/lib/shop/actions'
import { saveShopSchema } from '@/lib/shop/schema'
import { PaymentMethodsField } from './payment-methods-field-client'

type ShopInput = z.input<typeof saveShopSchema>

type ShopFormProps = { shop: Omit<ShopInput, 'reason'>; currency: string; mayWrite: boolean }

const fees = ['shippingFlatMinor', 'shippingFreeOverMinor', 'shippingAbroadMinor'] as const

/** What the owner states of the shop, with a reason that the record keeps. */
export function ShopForm({ shop, currency, mayWrite }: ShopFormProps) {
  const t = useTranslations('merchant.settings')
  const common = useTranslations('common.client')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const { register, control, handleSubmit, formState, reset, getValues } = useForm<ShopInput>({
    resolver: zodResolver(saveShopSchema),
    defaultValues: { ...shop, reason: '' },
  })
  const { errors } = formState
  const save = handleSubmit(async (input) => {
    const done = await ask(saveShopAction(input))
    if (!done) return
    reset({ ...getValues(), reason: '' })
    toast.success(common('saved'))
    router.refresh()
  })
  return (
    <Panel title={t('shop')}>
      <form noValidate onSubmit={save}>
        <fieldset disabled={!mayWrite} className="grid gap-5 sm:grid-cols-2">
          <Field label={t('nameZh')} error={errorOf(errors.nameZh)}>
            <Input lang="zh-CN" {...register('nameZh')} />
          </Field>
          <Field label={t('nameEn')} error={errorOf(errors.nameEn)}>
            <Input lang="en" {...register('nameEn')} />
          </Field>
          <Field label={t('supportEmail')} hint={t('supportEmailHint')} error={errorOf(errors.supportEmail)}>
            <Input type="email" {...register('supportEmail')} />
          </Field>
          <Field label={t('returnWindow')} hint={t('returnWindowHint')} error={errorOf(errors.returnWindowDays)}>
            <NumberText unit={t('days')} {...register('returnWindowDays', whole)} />
          </Field>
          <Field label={t('deliveredAfter')} hint={t('deliveredAfterHint')} error={errorOf(errors.deliveredAfterDays)}>
            <NumberText unit={t('days')} {...register('deliveredAfterDays', whole)} />
          </Field>
          <Field label={t('shortfall.label')} hint={t('shortfall.hint')} error={errorOf(errors.shortfall)}>
            <Select {...register('shortfall')}>
              <option value="debt">{t('shortfall.debt')}</option>
              <option value="refund">{t('shortfall.refund')}</option>
            </Select>
          </Field>
          <Field label={t('graceDays')} hint={t('graceDaysHint')} error={errorOf(errors.pointsGraceDays)}>
            <NumberText unit={t('days')} {...register('pointsGraceDays', whole)} />
          </Field>
          <Controller
            control={control}
            name="paymentMethods"
            render={({ field: { value, onChange } }) => (
              <PaymentMethodsField value={value} onValueChange={onChange} error={errorOf(errors.paymentMethods)} />
            )}
          />
          {fees.map((name) => (
            <Controller
              key={name}
              control={control}
              name={name}
              render={({ field: { value, onChange, ...field } }) => (
                <Field
                  label={t(name)}
                  hint={name === 'shippingFreeOverMinor' ? t('freeOverHint') : undefined}
                  error={errorOf(errors[name])}
                >
                  <DecimalInput
                    value={value}
                    onValueChange={(next) => onChange(next ?? (name === 'shippingFreeOverMinor' ? null : Number.NaN))}
                    sign={currencySign(currency, locale)}
                    {...field}
                  />
                </Field>
              )}
            />
          ))}
          {mayWrite ? (
            <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(errors.reason)}>
              <Input {...register('reason')} />
            </Field>
          ) : null}
        </fieldset>
        {refused ? (
          <FormError as="box" className="mt-5">
            {refused}
          </FormError>
        ) : null}
        {mayWrite ? (
          <Button type="submit" busy={formState.isSubmitting} disabled={!formState.isDirty} className="mt-5">
            {common('save')}
          </Button>
        ) : (
          <p className="mt-5 text-ink-muted text-sm">{t('ownerOnly')}</p>
        )}
      </form>
    </Panel>
  )
}
