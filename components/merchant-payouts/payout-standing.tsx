import { useLocale, useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { formatDate, formatMoney } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import type { PayoutRow } from '@/lib/payouts/queries'
import { type PayoutState, STUCK_TRIES } from '@/lib/payouts/rules'

const tones: Record<PayoutState, BadgeTone> = {
  asked: 'warning',
  approved: 'neutral',
  sending: 'neutral',
  paid: 'success',
  failed: 'danger',
  cancelled: 'neutral',
}

/** Where a payout is, who agreed to it, and what is in its way. */
export function PayoutStanding({ payout }: { payout: PayoutRow }) {
  const t = useTranslations('payouts')
  const locale = useLocale()
  const { state, tries, overpaidMinor } = payout
  const isStuck = state === 'sending' && tries >= STUCK_TRIES
  const said = isStuck ? 'stuck' : state === 'asked' && payout.secondedBy ? 'seconded' : state
  const lines = [agreed(), trouble()].filter(Boolean)
  return (
    <span className="grid justify-items-end gap-1 md:justify-items-start">
      <Badge tone={isStuck ? 'danger' : tones[state]}>{t(`state.${said}`, { tries })}</Badge>
      {lines.map((line) => (
        <span key={line} className="max-w-72 break-words text-ink-muted text-sm">
          {line}
        </span>
      ))}
      {overpaidMinor > 0 ? (
        <Badge tone="danger">{t('overpaid', { money: formatMoney(overpaidMinor, shopCurrency(), locale) })}</Badge>
      ) : null}
    </span>
  )

  function agreed(): string {
    const { secondedBy: first, approvedBy: name } = payout
    if (name) return first ? t('byTwo', { first, name }) : t('by', { name })
    if (first) return t('byFirst', { first })
    return state === 'asked' || state === 'cancelled' ? '' : t('byRule')
  }

  function trouble(): string {
    if (state === 'failed' && payout.dueAt)
      return `${payout.trouble ?? ''} · ${t('giveUpAt', { date: formatDate(payout.dueAt, locale, 'time') })}`
    if (state === 'sending') return payout.trouble ?? ''
    const why = payout.cancelReason
    if (!why) return ''
    const known = why as 'order-refunded'
    return t.has(`reason.${known}`) ? t(`reason.${known}`) : why
  }
}
