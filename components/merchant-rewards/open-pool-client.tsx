'use client'
import { useTranslations } from 'next-intl'
import { DeedSheet, useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { NumberText, whole } from '@/components/merchant-kit/number-text-client'
import { Field } from '@/components/ui/field'
import { Plus } from '@/components/ui/icons'
import { Input } from '@/components/ui/input'
import { openPoolAction } from '@/lib/rewards/codes/actions'
import { openPoolSchema } from '@/lib/rewards/codes/schema'

/** A new pool: what it is called, and from how few codes it is told. */
export function OpenPool() {
  const t = useTranslations('rewards-desk.codes')
  const { register, errors, errorOf, sheet } = useDeedSheet({
    schema: openPoolSchema,
    begin: () => ({ name: '', lowAt: 20 }),
    deed: openPoolAction,
    done: () => t('opened'),
  })
  return (
    <DeedSheet
      label={
        <>
          <Plus aria-hidden="true" />
          {t('open')}
        </>
      }
      title={t('open')}
      submitLabel={t('open')}
      sheet={sheet}
    >
      <Field label={t('name')} hint={t('nameHint')} error={errorOf(errors.name)}>
        <Input autoComplete="off" {...register('name')} />
      </Field>
      <Field label={t('lowAt')} hint={t('lowAtHint')} error={errorOf(errors.lowAt)}>
        <NumberText unit={t('unit')} {...register('lowAt', whole)} />
      </Field>
    </DeedSheet>
  )
}
