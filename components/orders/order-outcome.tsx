import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { formatMoney, formatPoints, joinParts } from '@/lib/i18n/format'
import type { OrderView } from '@/lib/orders/queries'
import { isPartlyRefunded, type RefundView } from '@/lib/orders/rules'

const sentences = { pending: 'pending', succeeded: 'body', failed: 'failed' } as const

/** How an order ended that did not go its way, or what of it went back: where the money, the points and the goods are. */
export function OrderOutcome({ order }: { order: OrderView }) {
  const t = useTranslations('orders')
  const locale = useLocale()
  const { state, refunds, returnedPoints, revokedPoints } = order
  if (state !== 'cancelled' && state !== 'refunded' && refunds.length === 0) return null
  const points = (amount: number) => ({ points: formatPoints(amount, locale) })
  const owed = refunds.reduce((sum, refund) => sum + refund.owedPoints, 0)
  return (
    <Notice
      tone={state === 'refunded' ? 'success' : 'info'}
      title={isPartlyRefunded(order) ? t('refunded.partly') : undefined}
    >
      <ul className="grid gap-1">
        {state === 'cancelled' && refunds.length === 0 ? (
          <>
            <li>{order.draws ? t('draws.cancelled') : t('cancelled.body')}</li>
            <li>{t('cancelled.late')}</li>
          </>
        ) : null}
        {refunds.map((refund) => (
          <Refund key={refund.id} refund={refund} order={order} />
        ))}
        {returnedPoints > 0 ? <li>{t('refunded.points', points(returnedPoints))}</li> : null}
        {revokedPoints > 0 ? <li>{t('refunded.award', points(revokedPoints))}</li> : null}
        {owed > 0 ? <li>{t('refunded.owed', points(owed))}</li> : null}
      </ul>
    </Notice>
  )
}

/** The money of one refund and what it was for; one that moved points alone is said with them. */
function Refund({ refund, order }: { refund: RefundView; order: OrderView }) {
  const t = useTranslations('orders.refunded')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, order.currency, locale)
  const { amountMinor, withheldMinor, shippingMinor, lines } = refund
  if (amountMinor + withheldMinor === 0) return null
  const goods = lines.map(({ position, quantity }) => {
    const line = order.lines.find((one) => one.position === position)
    const title = (locale === 'en' ? line?.titleEn : line?.titleZh) ?? ''
    return quantity > 0 ? `${title} × ${quantity}` : title
  })
  const parts = [...goods, shippingMinor > 0 ? t('shipping', { amount: money(shippingMinor) }) : ''].filter(Boolean)
  return (
    <li>
      {amountMinor > 0 ? t(sentences[refund.state], { amount: money(amountMinor) }) : null}{' '}
      {withheldMinor > 0 ? t('withheld', { amount: money(withheldMinor) }) : null}
      {parts.length > 0 ? <span className="block text-ink-muted">{joinParts(parts, locale)}</span> : null}
    </li>
  )
}
