'use client'
import { useTranslations } from 'next-intl'
import { DeedSheet, useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { revertAdjustmentAction, revertOwnSlipAction } from '@/lib/points/adjustments/actions'
import { revertAdjustmentSchema } from '@/lib/points/adjustments/schema'

/** Undoes a whole adjustment, with a reason that the shopper reads. */
export function Revert({ id, no, isOwnSlip }: { id: string; no: number; isOwnSlip: boolean }) {
  const t = useTranslations('points-desk.revert')
  const { register, errors, errorOf, sheet } = useDeedSheet({
    schema: revertAdjustmentSchema,
    begin: () => ({ adjustmentId: id, reason: '' }),
    deed: isOwnSlip ? revertOwnSlipAction : revertAdjustmentAction,
    done: () => t('done'),
  })
  return (
    <DeedSheet tone="outline" label={t('open')} title={t('title', { no })} submitLabel={t('submit')} sheet={sheet}>
      <p>{t('what')}</p>
      <Field label={t('reason')} hint={t('reasonHint')} error={errorOf(errors.reason)}>
        <Textarea rows={3} {...register('reason')} />
      </Field>
    </DeedSheet>
  )
}
