'use client'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useRefusalText } from '@/components/merchant-kit/refusal-text-client'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-client'
import { useRouter } from '@/lib/i18n/navigation'
import type { Result } from '@/lib/kernel/result'
import { retryPayoutAction, undoApprovalAction } from '@/lib/payouts/actions'
import type { PayoutRow } from '@/lib/payouts/queries'
import { mayBe } from '@/lib/payouts/rules'
import { ApprovePayoutForm } from './approve-payout-form-client'
import { CancelPayoutForm } from './cancel-payout-form-client'

/** Agree, decline, take back, try again, give up: whichever the payout's state allows. */
export function PayoutDeeds({ payout, undoMinutes }: { payout: PayoutRow; undoMinutes: number }) {
  const t = useTranslations('payouts')
  const refusalText = useRefusalText()
  const router = useRouter()
  const [open, setOpen] = useState<'approve' | 'decline' | 'giveUp' | null>(null)
  const [busy, start] = useTransition()
  const { id: payoutId, no, state } = payout
  const shut = (isOpen: boolean) => setOpen((before) => (isOpen ? before : null))
  const run = (deed: () => Promise<Result<unknown>>, said: string) =>
    start(async () => {
      const answer = await deed().catch(() => null)
      if (!answer?.ok) return toast.error(refusalText(answer))
      toast.success(said)
      router.refresh()
    })
  return (
    <div className="flex flex-wrap justify-end gap-1">
      {mayBe('approve', state) && !payout.isSecondedByMe ? (
        <Button size="sm" aria-label={t('approveOf', { no })} onClick={() => setOpen('approve')}>
          {t('approve')}
        </Button>
      ) : null}
      {mayBe('decline', state) ? (
        <Button size="sm" tone="ghost" aria-label={t('declineOf', { no })} onClick={() => setOpen('decline')}>
          {t('decline')}
        </Button>
      ) : null}
      {mayBe('undo', state) && payout.mayUndo ? (
        <Button
          size="sm"
          tone="outline"
          busy={busy}
          aria-label={t('undoOf', { no })}
          onClick={() => run(() => undoApprovalAction({ payoutId }), t('undone', { no }))}
        >
          {t('undo')}
        </Button>
      ) : null}
      {mayBe('retry', state) ? (
        <Button
          size="sm"
          busy={busy}
          aria-label={t('retryOf', { no })}
          onClick={() => run(() => retryPayoutAction({ payoutId }), t('retried', { no }))}
        >
          {t('retry')}
        </Button>
      ) : null}
      {mayBe('giveUp', state) ? (
        <Button size="sm" tone="ghost" aria-label={t('giveUpOf', { no })} onClick={() => setOpen('giveUp')}>
          {t('giveUp')}
        </Button>
      ) : null}
      {open === 'approve' ? (
        <ApprovePayoutForm payout={payout} undoMinutes={undoMinutes} open onOpenChange={shut} />
      ) : null}
      {open === 'decline' || open === 'giveUp' ? (
        <CancelPayoutForm payoutId={payoutId} no={no} as={open} open onOpenChange={shut} />
      ) : null}
    </div>
  )
}
