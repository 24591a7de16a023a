'use client'
import { useLocale, useTranslations } from 'next-intl'
import { FormProvider, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { DeedSheet, useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { newRequestId } from '@/components/ui/request-id'
import { Select } from '@/components/ui/select'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { minor } from '@/lib/kernel/money'
import { savePlanAction } from '@/lib/plan/actions'
import { goals, poolMinor, poolPoints } from '@/lib/plan/rules'
import { savePlanSchema } from '@/lib/plan/schema'
import { MoneyFields } from './money-fields-client'
import { MonthWeights, Weights } from './weight-fields-client'

export type PlanInput = z.input<typeof savePlanSchema>

type PlanFormProps = {
  plan: PlanInput['plan']
  isNew: boolean
  budgets: readonly { id: string; title: string }[]
  /** and what no rule gives */
  rules: readonly { id: string; title: string }[]
  pointsPerUnit: number
  currency: string
}

/** A year's plan, stated or stated anew; what it comes to moves with every key. */
export function PlanForm({ plan, isNew, budgets, rules, pointsPerUnit, currency }: PlanFormProps) {
  const t = useTranslations('plan.edit')
  const goal = useTranslations('plan')
  const locale = useLocale()
  const { form, register, control, errors, errorOf, sheet } = useDeedSheet({
    schema: savePlanSchema,
    begin: (sent) => ({ plan: sent?.plan ?? plan, reason: '', requestId: newRequestId() }),
    deed: savePlanAction,
    done: () => t('saved'),
  })
  const now = savePlanSchema.shape.plan.safeParse(useWatch({ control, name: 'plan' })).data
  const stated = now && { ...now, revenueMinor: minor(now.revenueMinor) }
  const pool = stated ? poolPoints(stated, pointsPerUnit) : 0
  return (
    <FormProvider {...form}>
      <DeedSheet
        tone={isNew ? undefined : 'outline'}
        label={t(isNew ? 'create' : 'open')}
        title={t('title', { year: String(plan.year) })}
        submitLabel={t('submit')}
        sheet={sheet}
      >
        <Field label={goal('goal')} error={errorOf(errors.plan?.goal)}>
          <Select {...register('plan.goal')}>
            {goals.map((one) => (
              <option key={one} value={one}>
                {goal(`goals.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <MoneyFields currency={currency} />
        {stated ? (
          <p role="status" className="rounded-xl bg-seal-soft p-4 font-medium text-on-seal-soft tabular">
            {t('pool', {
              money: formatMoney(poolMinor(stated), currency, locale, { trimZeros: true }),
              points: formatPoints(pool, locale),
            })}
          </p>
        ) : null}
        <Weights of="budgetWeights" parts={budgets} pool={pool} weights={stated?.budgetWeights ?? {}} />
        <Weights of="ruleWeights" parts={rules} pool={pool} weights={stated?.ruleWeights ?? {}} />
        <MonthWeights />
        <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(errors.reason)}>
          <Input autoComplete="off" {...register('reason')} />
        </Field>
      </DeedSheet>
    </FormProvider>
  )
}
