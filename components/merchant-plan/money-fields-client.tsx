'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Controller, useFormContext } from 'react-hook-form'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Field } from '@/components/ui/field'
import { currencySign } from '@/lib/i18n/decimal-text'
import type { PlanInput } from './plan-form-client'

/** What a year is hoped to bring, what of it goes back, and how much of that will be spent. */
export function MoneyFields({ currency }: { currency: string }) {
  const t = useTranslations('plan.edit')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  const { control, formState } = useFormContext<PlanInput>()
  const errors = formState.errors.plan
  const decimals = [
    {
      name: 'plan.revenueMinor',
      label: t('revenue'),
      sign: currencySign(currency, locale),
      error: errors?.revenueMinor,
    },
    { name: 'plan.rateBps', label: t('rate'), hint: t('rateHint'), sign: '%', error: errors?.rateBps },
    {
      name: 'plan.redemptionBps',
      label: t('redemption'),
      hint: t('redemptionHint'),
      sign: '%',
      error: errors?.redemptionBps,
    },
  ] as const
  return (
    <>
      {decimals.map(({ name, label, sign, error, ...more }) => (
        <Controller
          key={name}
          control={control}
          name={name}
          render={({ field: { value, onChange, ...field } }) => (
            <Field label={label} hint={'hint' in more ? more.hint : undefined} error={errorOf(error)}>
              <DecimalInput
                value={value}
                onValueChange={(next) => onChange(next ?? Number.NaN)}
                sign={sign}
                side={sign === '%' ? 'end' : 'start'}
                {...field}
              />
            </Field>
          )}
        />
      ))}
    </>
  )
}
