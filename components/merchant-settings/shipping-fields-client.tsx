'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Controller, useFormContext, useWatch } from 'react-hook-form'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Field } from '@/components/ui/field'
import { currencySign } from '@/lib/i18n/decimal-text'
import type { ShopInput } from './shop-form-client'

const fees = ['shippingFlatMinor', 'shippingFreeOverMinor', 'shippingAbroadMinor'] as const

/** What a parcel costs; only «free over» may be left empty. */
export function ShippingFields() {
  const t = useTranslations('merchant.settings')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  const { control, formState } = useFormContext<ShopInput>()
  const currency = useWatch<ShopInput, 'currency'>({ name: 'currency' })
  return (
    <div className="grid gap-5 sm:grid-cols-3">
      {fees.map((name) => (
        <Controller
          key={name}
          control={control}
          name={name}
          render={({ field: { value, onChange, ...field } }) => (
            <Field
              label={t(name)}
              hint={name === 'shippingFreeOverMinor' ? t('freeOverHint') : undefined}
              error={errorOf(formState.errors[name])}
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
    </div>
  )
}
