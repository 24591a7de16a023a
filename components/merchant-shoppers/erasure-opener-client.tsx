'use client'
import { useTranslations } from 'next-intl'
import { DeedSheet, useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { askErasureForAction } from '@/lib/shoppers/erasure/actions'
import { GRACE_DAYS } from '@/lib/shoppers/erasure/rules'
import { askErasureForSchema } from '@/lib/shoppers/erasure/schema'

/** Asks for a shopper to be erased who wrote to the shop. */
export function ErasureOpener({ accountId, name }: { accountId: string; name: string }) {
  const t = useTranslations('points-desk.erasure')
  const { register, errors, errorOf, sheet } = useDeedSheet({
    schema: askErasureForSchema,
    begin: () => ({ accountId, reason: '' }),
    deed: askErasureForAction,
    done: () => t('done'),
  })
  return (
    <DeedSheet tone="outline" label={t('open')} title={t('title', { name })} submitLabel={t('submit')} sheet={sheet}>
      <p>{t('what', { days: GRACE_DAYS })}</p>
      <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(errors.reason)}>
        <Textarea rows={2} {...register('reason')} />
      </Field>
    </DeedSheet>
  )
}
