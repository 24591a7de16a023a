'use client'
import { useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { NumberText, whole } from '@/components/merchant-kit/number-text-client'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import type { RuleInput } from '../rule-field-client'

/** Which rule goes first, and whether this one is the last. */
export function OrderFields() {
  const t = useTranslations('points-desk.programme.most')
  const errorOf = useFieldErrors()
  const { register, formState } = useFormContext<RuleInput>()
  return (
    <div className="grid gap-3">
      <Field
        label={t('priority')}
        hint={t('priorityHint')}
        error={errorOf(formState.errors.definition?.priority)}
        className="max-w-72"
      >
        <NumberText unit={t('rank')} {...register('definition.priority', whole)} />
      </Field>
      <Checkbox label={t('stops')} hint={t('stopsHint')} {...register('definition.stopsAfter')} />
    </div>
  )
}
