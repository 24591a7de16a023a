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

/** What points are worth at the till. */
export function SpendingFields() {
  const t = useTranslations('merchant.rules.fields')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  const { register, control, formState } = useFormContext<TermsInput>()
  const errors = formState.errors.terms?.spending
  return (
    <Panel title={t('spending')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label={t('pointsPerUnit', { unit: moneyUnit(locale) })}
          hint={t('pointsPerUnitHint')}
          error={errorOf(errors?.pointsPerUnit)}
        >
          <NumberText unit={t('points')} {...register('terms.spending.pointsPerUnit', whole)} />
        </Field>
        <Controller
          control={control}
          name="terms.spending.maxShareBps"
          render={({ field: { value, onChange, ...field } }) => (
            <Field label={t('maxShare')} hint={t('maxShareHint')} error={errorOf(errors?.maxShareBps)}>
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
