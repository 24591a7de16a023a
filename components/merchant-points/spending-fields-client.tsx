'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Controller, useFormContext } from 'react-hook-form'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, whole } from '@/components/merchant-kit/number-text-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Field } from '@/components/ui/field'
import { moneyUnit } from '@/lib/i18n/format'
import type { TermsInput } from './terms-form-client'

/** A form that states terms of points, whatever else it states. */
type StatesTerms = Pick<TermsInput, 'terms'>

/** What points are worth at the till. */
export function SpendingFields() {
  const t = useTranslations('merchant.rules.fields')
  const errorOf = useFieldErrors()
  const { register, formState } = useFormContext<StatesTerms>()
  const errors = formState.errors.terms?.spending
  return (
    <Panel title={t('spending')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <WorthField />
        <MaxShareField />
        <Field label={t('step')} error={errorOf(errors?.stepPoints)}>
          <NumberText unit={t('points')} {...register('terms.spending.stepPoints', whole)} />
        </Field>
        <Field label={t('minimum')} error={errorOf(errors?.minPoints)}>
          <NumberText unit={t('points')} {...register('terms.spending.minPoints', whole)} />
        </Field>
      </div>
    </Panel>
  )
}

/** So many points pay one unit of money; whole. */
export function WorthField() {
  const t = useTranslations('merchant.rules.fields')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  const { register, formState } = useFormContext<StatesTerms>()
  const error = errorOf(formState.errors.terms?.spending?.pointsPerUnit)
  return (
    <Field label={t('pointsPerUnit', { unit: moneyUnit(locale) })} hint={t('pointsPerUnitHint')} error={error}>
      <NumberText unit={t('points')} {...register('terms.spending.pointsPerUnit', whole)} />
    </Field>
  )
}

/** The most of an order that points may pay; hundredths of a percent. */
export function MaxShareField() {
  const t = useTranslations('merchant.rules.fields')
  const errorOf = useFieldErrors()
  const { control, formState } = useFormContext<StatesTerms>()
  return (
    <Controller
      control={control}
      name="terms.spending.maxShareBps"
      render={({ field: { value, onChange, ...field } }) => (
        <Field
          label={t('maxShare')}
          hint={t('maxShareHint')}
          error={errorOf(formState.errors.terms?.spending?.maxShareBps)}
        >
          <DecimalInput
            value={value}
            onValueChange={(next) => onChange(next ?? Number.NaN)}
            sign="%"
            side="end"
            {...field}
          />
        </Field>
      )}
    />
  )
}
