'use client'
import { useLocale, useTranslations } from 'next-intl'
import { DeedSheet, useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { formatPoints } from '@/lib/i18n/format'
import { unmergeAccountsAction } from '@/lib/shoppers/merges/actions'
import { unmergeAccountsSchema } from '@/lib/shoppers/merges/schema'

/** Takes a merge apart again, with a reason. */
export function Unmerge({ mergeId }: { mergeId: string }) {
  const t = useTranslations('points-desk.merge')
  const locale = useLocale()
  const { register, errors, errorOf, sheet } = useDeedSheet({
    schema: unmergeAccountsSchema,
    begin: () => ({ mergeId, reason: '' }),
    deed: unmergeAccountsAction,
    done: ({ availablePoints }) => t('apartDone', { points: formatPoints(availablePoints, locale) }),
  })
  return (
    <DeedSheet
      tone="outline"
      size="sm"
      label={t('apart')}
      title={t('apartTitle')}
      submitLabel={t('apart')}
      sheet={sheet}
    >
      <p>{t('apartWhat')}</p>
      <Field label={t('apartReason')} error={errorOf(errors.reason)}>
        <Textarea rows={2} {...register('reason')} />
      </Field>
    </DeedSheet>
  )
}
