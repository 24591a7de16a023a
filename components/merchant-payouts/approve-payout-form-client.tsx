'use client'
import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useTransition } from 'react'
import { SheetForm } from '@/components/merchant-kit/sheet-form-client'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { toast } from '@/components/ui/toast-client'
import { formatMoney } from '@/lib/i18n/format'
import { useRouter } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { approvePayoutAction } from '@/lib/payouts/actions'
import type { PayoutRow } from '@/lib/payouts/queries'

type ApproveProps = {
  payout: PayoutRow
  undoMinutes: number
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Says who will get how much, and when it is too late to take it back. */
export function ApprovePayoutForm({ payout, undoMinutes, open, onOpenChange }: ApproveProps) {
  const t = useTranslations('payouts')
  const locale = useLocale()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [busy, start] = useTransition()
  const { id: payoutId, no, amountMinor, withheldMinor, shopper } = payout
  const send = (event: FormEvent) => {
    event.preventDefault()
    start(async () => {
      const done = await ask(approvePayoutAction({ payoutId, amountMinor }))
      if (!done) return
      onOpenChange(false)
      toast.success(t(done.value.state === 'approved' ? 'approved' : 'seconded', { no }))
      router.refresh()
    })
  }
  return (
    <SheetForm
      title={t('approveTitle', { no })}
      open={open}
      onOpenChange={onOpenChange}
      onSubmit={send}
      submitLabel={t('approve')}
      busy={busy}
      refused={refused}
    >
      <p>
        {t('approveBody', {
          shopper,
          money: formatMoney(amountMinor - withheldMinor, shopCurrency(), locale),
          minutes: undoMinutes,
        })}
      </p>
    </SheetForm>
  )
}
