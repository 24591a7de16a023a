'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Controller, useFieldArray, useFormContext } from 'react-hook-form'
import { DecimalInput } from '@/components/merchant-kit/decimal-input-client'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, whole } from '@/components/merchant-kit/number-text-client'
import { Panel } from '@/components/merchant-kit/panel'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { IconButton } from '@/components/ui/icon-button'
import { Plus, X } from '@/components/ui/icons'
import { currencySign } from '@/lib/i18n/decimal-text'
import { moneyUnit } from '@/lib/i18n/format'
import type { DeliveryDays } from './lot-choice-client'
import { ExpiryFields, PendingFields } from './lot-fields-client'
import type { TermsInput } from './terms-form-client'

type EarningFieldsProps = { currency: string; shop: DeliveryDays }

/** How points are earned: at a rate, and by steps of what was spent. */
export function EarningFields({ currency, shop }: EarningFieldsProps) {
  const t = useTranslations('merchant.rules.fields')
  return (
    <Panel title={t('earning')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <RateField />
        <TaxField />
        <div className="sm:col-span-2">
          <StepRows currency={currency} />
        </div>
        <PendingFields shop={shop} />
        <ExpiryFields />
      </div>
    </Panel>
  )
}

/** A form that states terms of points, whatever else it states. */
type StatesTerms = Pick<TermsInput, 'terms'>

/** Points for each unit of money; whole. */
export function RateField() {
  const t = useTranslations('merchant.rules.fields')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  const { register, formState } = useFormContext<StatesTerms>()
  const error = errorOf(formState.errors.terms?.earning?.ratePointsPerUnit)
  return (
    <Field label={t('rate', { unit: moneyUnit(locale) })} hint={t('rateHint')} error={error}>
      <NumberText unit={t('points')} {...register('terms.earning.ratePointsPerUnit', whole)} />
    </Field>
  )
}

/** The tax that prices contain, which earns no points; hundredths of a percent. */
export function TaxField() {
  const t = useTranslations('merchant.rules.fields')
  const errorOf = useFieldErrors()
  const { control, formState } = useFormContext<StatesTerms>()
  return (
    <Controller
      control={control}
      name="terms.earning.taxIncludedBps"
      render={({ field: { value, onChange, ...field } }) => (
        <Field label={t('tax')} hint={t('taxHint')} error={errorOf(formState.errors.terms?.earning?.taxIncludedBps)}>
          <DecimalInput value={value} onValueChange={(next) => onChange(next ?? 0)} sign="%" side="end" {...field} />
        </Field>
      )}
    />
  )
}

function StepRows({ currency }: { currency: string }) {
  const t = useTranslations('merchant.rules.fields')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  const { register, control, formState } = useFormContext<TermsInput>()
  const { fields, append, remove } = useFieldArray({ control, name: 'terms.earning.steps' })
  const errors = formState.errors.terms?.earning?.steps
  const wrong = errors?.root ?? (errors?.message ? errors : undefined)
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 font-medium text-sm">{t('steps')}</legend>
      {fields.length === 0 ? <p className="text-ink-muted text-sm">{t('noSteps')}</p> : null}
      {fields.map((step, place) => (
        <div key={step.id} className="grid grid-cols-[1fr_1fr_auto] items-start gap-3">
          <Controller
            control={control}
            name={`terms.earning.steps.${place}.thresholdMinor`}
            render={({ field: { value, onChange, ...field } }) => (
              <Field label={t('threshold')} error={errorOf(errors?.[place]?.thresholdMinor)}>
                <DecimalInput
                  value={value}
                  onValueChange={(next) => onChange(next ?? Number.NaN)}
                  sign={currencySign(currency, locale)}
                  {...field}
                />
              </Field>
            )}
          />
          <Field label={t('bonus')} error={errorOf(errors?.[place]?.bonusPoints)}>
            <NumberText unit={t('points')} {...register(`terms.earning.steps.${place}.bonusPoints`, whole)} />
          </Field>
          <IconButton label={t('removeStep', { place: place + 1 })} className="mt-7" onClick={() => remove(place)}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      {wrong ? <FormError>{errorOf(wrong)}</FormError> : null}
      <div>
        <Button
          tone="outline"
          size="sm"
          onClick={() => append({ thresholdMinor: Number.NaN, bonusPoints: Number.NaN })}
          disabled={fields.length >= 10}
        >
          <Plus aria-hidden="true" />
          {t('addStep')}
        </Button>
      </div>
    </fieldset>
  )
}
