import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import type { OrderView } from '@/lib/orders/queries'

const sentences = { pending: 'pending', succeeded: 'body', failed: 'failed' } as const

/** How an order ended that did not go its way: where the money, the points and the goods are. */
export function OrderOutcome({ order }: { order: OrderView }) {
  const t = useTranslations('orders')
  const locale = useLocale()
  const { state, refunds, currency, spentPoints, award } = order
  if (state !== 'cancelled' && state !== 'refunded' && refunds.length === 0) return null
  const points = (amount: number) => formatPoints(amount, locale)
  return (
    <Notice tone={state === 'refunded' ? 'success' : 'info'}>
      <ul className="grid gap-1">
        {state === 'cancelled' && refunds.length === 0 ? (
          <>
            <li>{t('cancelled.body')}</li>
            <li>{t('cancelled.late')}</li>
          </>
        ) : null}
        {refunds.map((refund, place) => (
          <li key={`${place}:${refund.reason}`}>
            {t(`refunded.${sentences[refund.state]}`, { amount: formatMoney(refund.amountMinor, currency, locale) })}
          </li>
        ))}
        {state === 'refunded' && spentPoints > 0 ? (
          <li>{t('refunded.points', { points: points(spentPoints) })}</li>
        ) : null}
        {state === 'refunded' && award ? <li>{t('refunded.award', { points: points(award.points) })}</li> : null}
      </ul>
    </Notice>
  )
}
