'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, whole } from '@/components/merchant-kit/number-text-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Input } from '@/components/ui/input'
import { newRequestId } from '@/components/ui/request-id'
import { Segmented } from '@/components/ui/segmented'
import { toast } from '@/components/ui/toast-client'
import { formatPoints } from '@/lib/i18n/format'
import { useRouter } from '@/lib/i18n/navigation'
import { fundBudgetAction } from '@/lib/points/budgets/actions'
import { fundWordsSchema } from '@/lib/points/budgets/schema'

type FundFormProps = { budgetId: string; remainingPoints: number; onDone: () => void }

const blank = { direction: 'grant' as const, points: Number.NaN, reason: '' }

/** Grants a budget points or takes ungiven ones back, with a reason that the record keeps. */
export function FundForm({ budgetId, remainingPoints, onDone }: FundFormProps) {
  const t = useTranslations('points-desk.budgets')
  const unit = useTranslations('points-desk.adjust')('unit')
  const locale = useLocale()
  const errorOf = useFieldErrors()
  const router = useRouter()
  const [requestId] = useState(newRequestId)
  const { ask, refused } = useDeed()
  const { register, control, handleSubmit, formState } = useForm({
    resolver: zodResolver(fundWordsSchema),
    defaultValues: blank,
  })
  const send = handleSubmit(async ({ direction, points, reason }) => {
    const signed = direction === 'grant' ? points : -points
    const done = await ask(fundBudgetAction({ budgetId, requestId, reason, points: signed }))
    if (!done) return
    onDone()
    toast.success(t('funded', { points: formatPoints(done.value.remainingPoints, locale) }))
    router.refresh()
  })
  return (
    <form noValidate onSubmit={send} className="grid gap-5">
      <Controller
        control={control}
        name="direction"
        render={({ field }) => (
          <Segmented
            label={t('direction')}
            name="direction"
            className="justify-self-start"
            value={field.value}
            onValueChange={field.onChange}
            options={(['grant', 'takeBack'] as const).map((value) => ({ value, label: t(value) }))}
          />
        )}
      />
      <Field
        label={t('points')}
        hint={t('most', { points: formatPoints(remainingPoints, locale) })}
        error={errorOf(formState.errors.points)}
      >
        <NumberText unit={unit} {...register('points', whole)} />
      </Field>
      <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(formState.errors.reason)}>
        <Input autoComplete="off" {...register('reason')} />
      </Field>
      {refused ? <FormError as="box">{refused}</FormError> : null}
      <Button type="submit" busy={formState.isSubmitting} block>
        {t('submit')}
      </Button>
    </form>
  )
}
