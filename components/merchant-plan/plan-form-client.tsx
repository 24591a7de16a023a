'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormProvider, useForm, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { newRequestId } from '@/components/ui/request-id'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast-client'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { useRouter } from '@/lib/i18n/navigation'
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
  const errorOf = useFieldErrors()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [open, setOpen] = useState(false)
  const form = useForm<PlanInput>({
    resolver: zodResolver(savePlanSchema),
    defaultValues: { plan, reason: '', requestId: newRequestId() },
  })
  const { register, control, handleSubmit, formState, reset } = form
  const errors = formState.errors.plan
  const now = savePlanSchema.shape.plan.safeParse(useWatch({ control, name: 'plan' })).data
  const stated = now && { ...now, revenueMinor: minor(now.revenueMinor) }
  const pool = stated ? poolPoints(stated, pointsPerUnit) : 0
  const send = handleSubmit(async (input) => {
    if (!(await ask(savePlanAction(input)))) return
    setOpen(false)
    reset({ plan: input.plan, reason: '', requestId: newRequestId() })
    toast.success(t('saved'))
    router.refresh()
  })
  return (
    <>
      <Button tone={isNew ? undefined : 'outline'} onClick={() => setOpen(true)}>
        {isNew ? t('create') : t('open')}
      </Button>
      <FormProvider {...form}>
        <SheetForm
          title={t('title', { year: String(plan.year) })}
          open={open}
          onOpenChange={setOpen}
          onSubmit={send}
          submitLabel={t('submit')}
          busy={formState.isSubmitting}
          refused={refused}
        >
          <Field label={goal('goal')} error={errorOf(errors?.goal)}>
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
          <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(formState.errors.reason)}>
            <Input autoComplete="off" {...register('reason')} />
          </Field>
        </SheetForm>
      </FormProvider>
    </>
  )
}
