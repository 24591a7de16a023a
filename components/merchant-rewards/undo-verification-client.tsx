'use client'
import { useTranslations } from 'next-intl'
import { DeedSheet, useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { undoVerificationAction } from '@/lib/rewards/desk/actions'
import { undoVerificationSchema } from '@/lib/rewards/desk/schema'

/** A manager takes a slip back, with a reason. */
export function UndoVerification({ verificationId, no }: { verificationId: string; no: number }) {
  const t = useTranslations('rewards-desk.verify')
  const { register, errors, errorOf, sheet } = useDeedSheet({
    schema: undoVerificationSchema,
    begin: () => ({ verificationId, reason: '' }),
    deed: undoVerificationAction,
    done: () => t('undoDone', { no }),
  })
  return (
    <DeedSheet
      tone="outline"
      size="sm"
      label={t('undo')}
      labelOf={t('undoOf', { no })}
      title={t('undoTitle', { no })}
      submitLabel={t('undo')}
      sheet={sheet}
    >
      <Field label={t('undoReason')} error={errorOf(errors.reason)}>
        <Input autoComplete="off" {...register('reason')} />
      </Field>
    </DeedSheet>
  )
}
