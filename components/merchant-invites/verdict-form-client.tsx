'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast-client'
import { reviewInviteAction } from '@/lib/campaigns/invite/actions'
import type { Verdict } from '@/lib/campaigns/invite/rules'
import { reviewInviteSchema } from '@/lib/campaigns/invite/schema'
import { useRouter } from '@/lib/i18n/navigation'

type VerdictFormProps = { inviteId: string; no: number; verdict: Verdict; onClose: () => void }

/** A verdict with the sentence that the inviter reads. */
export function VerdictForm({ inviteId, no, verdict, onClose }: VerdictFormProps) {
  const t = useTranslations('campaigns-desk.invites')
  const router = useRouter()
  const { ask, refused } = useDeed()
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(reviewInviteSchema),
    defaultValues: { inviteId, verdict, note: '' },
  })
  const deed = verdict === 'approved' ? 'approve' : 'decline'
  const send = handleSubmit(async (input) => {
    const done = await ask(reviewInviteAction(input))
    if (!done) return
    onClose()
    toast.success(t(verdict, { no }))
    router.refresh()
  })
  return (
    <SheetForm
      title={t(`${deed}Title`, { no })}
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      onSubmit={send}
      submitLabel={t(deed)}
      busy={formState.isSubmitting}
      refused={refused}
    >
      <p>{t(`${deed}Body`)}</p>
      <Field label={t('noteLabel')} hint={t('noteHint')} error={formState.errors.note ? t('noteError') : undefined}>
        <Textarea rows={3} {...register('note')} />
      </Field>
    </SheetForm>
  )
}
