'use client'
import { useTranslations } from 'next-intl'
import { useDeedSheet } from '@/components/merchant-kit/deed-sheet-client'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { reviewInviteAction } from '@/lib/campaigns/invite/actions'
import type { Verdict } from '@/lib/campaigns/invite/rules'
import { reviewInviteSchema } from '@/lib/campaigns/invite/schema'

type VerdictFormProps = { inviteId: string; no: number; verdict: Verdict; onClose: () => void }

/** A verdict with the sentence that the inviter reads. */
export function VerdictForm({ inviteId, no, verdict, onClose }: VerdictFormProps) {
  const t = useTranslations('campaigns-desk.invites')
  const deed = verdict === 'approved' ? 'approve' : 'decline'
  const { register, errors, sheet } = useDeedSheet({
    schema: reviewInviteSchema,
    begin: () => ({ inviteId, verdict, note: '' }),
    deed: reviewInviteAction,
    held: { open: true, onOpenChange: (isOpen) => !isOpen && onClose() },
    done: () => t(verdict, { no }),
  })
  return (
    <SheetForm title={t(`${deed}Title`, { no })} {...sheet} submitLabel={t(deed)}>
      <p>{t(`${deed}Body`)}</p>
      <Field label={t('noteLabel')} hint={t('noteHint')} error={errors.note ? t('noteError') : undefined}>
        <Textarea rows={3} {...register('note')} />
      </Field>
    </SheetForm>
  )
}
