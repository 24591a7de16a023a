import { useLocale, useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { formatMoney } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import type { OwnPayout } from '@/lib/payouts/queries'

type Shown = OwnPayout & { kind: 'red-packet' | 'cashback-card' }

const isShown = (payout: OwnPayout): payout is Shown => payout.kind === 'red-packet' || payout.kind === 'cashback-card'

/** Where the money of a claim is, in the shopper's words, and that it is make-believe where it is. */
export function ClaimPayout({ payout, isSimulated }: { payout: OwnPayout; isSimulated: boolean }) {
  const t = useTranslations('rewards.mine.payout')
  const locale = useLocale()
  const kept = useTranslations('rewards.cash')
  if (!isShown(payout)) return null
  const { kind, state, amountMinor, withheldMinor } = payout
  const badge = state === 'paid' ? 'paid' : state === 'failed' || state === 'cancelled' ? 'failed' : 'open'
  const tones: Record<typeof badge, BadgeTone> = { open: 'warning', paid: 'success', failed: 'neutral' }
  const money = (minor: number) => formatMoney(minor, shopCurrency(), locale)
  return (
    <div className="grid gap-1 text-sm">
      <Badge tone={tones[badge]} className="w-fit">
        {t(`badge.${badge}`)}
      </Badge>
      <p className="font-medium tabular">{t(`${kind}.${state}`, { money: money(amountMinor) })}</p>
      {withheldMinor > 0 ? (
        <p className="text-ink-muted">
          {kept('kept', { money: money(amountMinor - withheldMinor), kept: money(withheldMinor) })}
        </p>
      ) : null}
      <Why reason={state === 'cancelled' ? payout.cancelReason : null} />
      {isSimulated && state === 'paid' ? <p className="text-ink-muted">{t('simulated')}</p> : null}
    </div>
  )
}

const known = { 'order-refunded': 'orderRefunded', 'taken-back': 'takenBack' } as const

function Why({ reason }: { reason: string | null }) {
  const t = useTranslations('rewards.mine.payout')
  if (!reason) return null
  const said = reason in known ? t(known[reason as keyof typeof known]) : reason
  return <p className="text-ink-muted">{t('why', { reason: said })}</p>
}
