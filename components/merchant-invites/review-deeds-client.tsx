'use client'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-client'
import { undoReviewAction } from '@/lib/campaigns/invite/actions'
import type { InviteReview } from '@/lib/campaigns/invite/queries'
import type { Verdict } from '@/lib/campaigns/invite/rules'
import { useRouter } from '@/lib/i18n/navigation'
import { VerdictForm } from './verdict-form-client'

/** Let it go on, or not, or take the last word back. */
export function ReviewDeeds({ review }: { review: InviteReview }) {
  const t = useTranslations('campaigns-desk.invites')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [open, setOpen] = useState<Verdict | null>(null)
  const [busy, start] = useTransition()
  const { inviteId, no, state, verdict, mayUndo } = review
  const undo = () =>
    start(async () => {
      const done = await undoReviewAction({ inviteId }).catch(() => null)
      if (!done?.ok) return toast.error(refusalText(done))
      toast.success(t('undone', { no }))
      router.refresh()
    })
  return (
    <div className="flex flex-wrap justify-end gap-1">
      {state === 'held' && !verdict ? (
        <>
          <Button size="sm" aria-label={t('approveOf', { no })} onClick={() => setOpen('approved')}>
            {t('approve')}
          </Button>
          <Button size="sm" tone="ghost" aria-label={t('declineOf', { no })} onClick={() => setOpen('declined')}>
            {t('decline')}
          </Button>
        </>
      ) : null}
      {mayUndo ? (
        <Button size="sm" tone="outline" busy={busy} aria-label={t('undoOf', { no })} onClick={undo}>
          {t('undo')}
        </Button>
      ) : null}
      {open ? <VerdictForm inviteId={inviteId} no={no} verdict={open} onClose={() => setOpen(null)} /> : null}
    </div>
  )
}
