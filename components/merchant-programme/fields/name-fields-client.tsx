'use client'
import { useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import { useFieldErrors } from '@/components/merchant-kit/field-errors-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { RuleInput } from '../rule-field-client'

/** What the rule is called, in both languages. */
export function NameFields() {
  const t = useTranslations('points-desk.programme')
  const errorOf = useFieldErrors()
  const { register, formState } = useFormContext<RuleInput>()
  const errors = formState.errors.definition
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('nameZh')} error={errorOf(errors?.nameZh)}>
        <Input {...register('definition.nameZh')} />
      </Field>
      <Field label={t('nameEn')} error={errorOf(errors?.nameEn)}>
        <Input {...register('definition.nameEn')} />
      </Field>
    </div>
  )
}
