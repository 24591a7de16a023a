'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Controller, useFormContext, useWatch } from 'react-hook-form'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, whole } from '@/components/merchant-kit/number-text-client'
import { Field } from '@/components/ui/field'
import { currencySign } from '@/lib/i18n/decimal-text'
import type { TiersInput } from './tiers-form-client'

type LevelThresholdProps = { place: number; currency: string; shoppers: number | undefined }

/** From how much on one is of a level, in money or in points, and how many are of it now. */
export function LevelThreshold({ place, currency, shoppers }: LevelThresholdProps) {
  const t = useTranslations('tiers')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  const { register, control, formState } = useFormContext<TiersInput>()
  const measure = useWatch({ control, name: 'terms.measure' })
  const errors = formState.errors.terms?.levels?.[place]
  const field = {
    hint: shoppers === undefined ? undefined : t('shoppers', { count: shoppers }),
    className: 'col-span-2 md:col-span-1',
  }
  if (measure === 'points')
    return (
      <Field label={t('atLeastPoints')} error={errorOf(errors?.atLeastPoints)} {...field}>
        <NumberText unit={t('pointsUnit')} {...register(`terms.levels.${place}.atLeastPoints`, whole)} />
      </Field>
    )
  return (
    <Controller
      control={control}
      name={`terms.levels.${place}.atLeastMinor`}
      render={({ field: { value, onChange, ...input } }) => (
        <Field label={t('atLeast')} error={errorOf(errors?.atLeastMinor)} {...field}>
          <DecimalInput
            value={value ?? null}
            onValueChange={(next) => onChange(next ?? Number.NaN)}
            sign={currencySign(currency, locale)}
            {...input}
          />
        </Field>
      )}
    />
  )
}
