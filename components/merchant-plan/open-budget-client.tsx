'use client'
import { useTranslations } from 'next-intl'
import { DeedSheet, useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { openBudgetAction } from '@/lib/points/budgets/actions'
import { openBudgetSchema } from '@/lib/points/budgets/schema'

const blank = { code: '', titleZh: '', titleEn: '' }

/** The way to a new budget, empty until it is granted something. */
export function OpenBudget() {
  const t = useTranslations('plan.open')
  const { register, errors, errorOf, sheet } = useDeedSheet({
    schema: openBudgetSchema,
    begin: () => blank,
    deed: openBudgetAction,
    done: () => t('done'),
  })
  return (
    <DeedSheet tone="outline" label={t('open')} title={t('title')} submitLabel={t('submit')} sheet={sheet}>
      <Field label={t('titleZh')} error={errorOf(errors.titleZh)}>
        <Input lang="zh-CN" autoComplete="off" {...register('titleZh')} />
      </Field>
      <Field label={t('titleEn')} error={errorOf(errors.titleEn)}>
        <Input lang="en" autoComplete="off" {...register('titleEn')} />
      </Field>
      <Field label={t('code')} hint={t('codeHint')} error={errorOf(errors.code)}>
        <Input autoComplete="off" autoCapitalize="off" spellCheck={false} {...register('code')} />
      </Field>
    </DeedSheet>
  )
}
