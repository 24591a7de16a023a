'use client'
import { useTranslations } from 'next-intl'
import { Controller, useFormContext } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PaymentMethodsField } from './payment-methods-field-client'
import type { ShopInput } from './shop-form-client'

/** What the shop is called, where it is written to, and how it is paid. */
export function NameFields() {
  const t = useTranslations('merchant.settings')
  const errorOf = useFieldErrors()
  const { register, control, formState } = useFormContext<ShopInput>()
  const { errors } = formState
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field label={t('nameZh')} error={errorOf(errors.nameZh)}>
        <Input lang="zh-CN" {...register('nameZh')} />
      </Field>
      <Field label={t('nameEn')} error={errorOf(errors.nameEn)}>
        <Input lang="en" {...register('nameEn')} />
      </Field>
      <Field label={t('supportEmail')} hint={t('supportEmailHint')} error={errorOf(errors.supportEmail)}>
        <Input type="email" {...register('supportEmail')} />
      </Field>
      <Controller
        control={control}
        name="paymentMethods"
        render={({ field: { value, onChange } }) => (
          <PaymentMethodsField value={value} onValueChange={onChange} error={errorOf(errors.paymentMethods)} />
        )}
      />
    </div>
  )
}
