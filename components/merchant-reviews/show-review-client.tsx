'use client'
import { useTranslations } from 'next-intl'
import { DeedSheet, useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { showReviewAction } from '@/lib/reviews/actions'
import { showReviewSchema } from '@/lib/reviews/schema'

/** Takes a review out of sight, or shows a hidden one again, with a reason. */
export function ShowReview({ reviewId, isHidden }: { reviewId: string; isHidden: boolean }) {
  const t = useTranslations('reviews.desk')
  const { register, errors, errorOf, sheet } = useDeedSheet({
    schema: showReviewSchema,
    begin: () => ({ reviewId, shown: isHidden, reason: '' }),
    deed: (sent) => showReviewAction({ ...sent, shown: isHidden }),
    done: () => t(isHidden ? 'restoredDone' : 'hiddenDone'),
  })
  return (
    <DeedSheet
      tone="outline"
      size="sm"
      label={t(isHidden ? 'restore' : 'hide')}
      title={t(isHidden ? 'restoreTitle' : 'hideTitle')}
      submitLabel={t(isHidden ? 'restore' : 'hide')}
      sheet={sheet}
    >
      <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(errors.reason)}>
        <Input autoComplete="off" {...register('reason')} />
      </Field>
    </DeedSheet>
  )
}
