'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { whole } from '@/components/merchant-kit/number-text-client'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { formatPoints } from '@/lib/i18n/format'
import { sharesOf } from '@/lib/plan/rules'
import type { PlanInput } from './plan-form-client'

type Named = { id: string; title: string }

type WeightsProps = {
  of: 'budgetWeights' | 'ruleWeights'
  parts: readonly Named[]
  /** what they have a part of */
  pool: number
  weights: Readonly<Record<string, number>>
}

/** The weight of each budget, or of each rule, and what that comes to. */
export function Weights({ of, parts, pool, weights }: WeightsProps) {
  const t = useTranslations('plan.edit')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  const { register, formState } = useFormContext<PlanInput>()
  const errors = formState.errors.plan?.[of]
  const shares = new Map(sharesOf(pool, weights).map((one) => [one.budgetId, one.points]))
  return (
    <fieldset className="grid gap-3">
      <legend className="font-medium text-sm">{t(of)}</legend>
      <p className="text-ink-muted text-sm">{t(`${of}Hint`)}</p>
      {parts.map(({ id, title }) => (
        <div key={id} className="grid grid-cols-[1fr_6rem] items-center gap-3">
          <span className="grid">
            <span className="truncate">{title}</span>
            <span className="text-ink-muted text-sm tabular">{formatPoints(shares.get(id) ?? 0, locale)}</span>
          </span>
          <Input
            aria-label={`${title} · ${t('weight')}`}
            inputMode="numeric"
            autoComplete="off"
            aria-invalid={errors?.[id] ? true : undefined}
            className="tabular"
            {...register(`plan.${of}.${id}`, whole)}
          />
        </div>
      ))}
      {errors ? <FormError>{errorOf(errors.root ?? Object.values(errors)[0] ?? errors)}</FormError> : null}
    </fieldset>
  )
}

/** Twelve months and how much each counts. */
export function MonthWeights() {
  const t = useTranslations('plan.edit')
  const errorOf = useFieldErrors()
  const { register, formState } = useFormContext<PlanInput>()
  const errors = formState.errors.plan?.monthWeights
  const first = Array.isArray(errors) ? errors.find(Boolean) : undefined
  return (
    <fieldset className="grid gap-3">
      <legend className="font-medium text-sm">{t('months')}</legend>
      <p className="text-ink-muted text-sm">{t('monthsHint')}</p>
      <div className="grid grid-cols-3 gap-3 sm:grid-cols-4">
        {Array.from({ length: 12 }, (_, at) => (
          <Field key={at} label={t('month', { month: at + 1 })}>
            <Input
              inputMode="numeric"
              autoComplete="off"
              className="tabular"
              {...register(`plan.monthWeights.${at}`, whole)}
            />
          </Field>
        ))}
      </div>
      {errors ? <FormError>{errorOf(first ?? errors.root ?? errors)}</FormError> : null}
    </fieldset>
  )
}
