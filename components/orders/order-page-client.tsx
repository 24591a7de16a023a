'use client'
import { useLocale, useTranslations } from 'next-intl'
import { OrderItems } from '@/components/checkout/order-items'
import { Receipt } from '@/components/checkout/receipt'
import { drawnFrom } from '@/components/layout/drawn-from-client'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { formatDate, formatMoney } from '@/lib/i18n/format'
import type { OrderView } from '@/lib/orders/queries'
import { orderStage } from '@/lib/orders/rules'
import { paths } from '@/lib/paths'
import { AwaitingPayment } from './awaiting-payment-client'
import { BuyAgain } from './buy-again-client'
import { ConfirmReceipt } from './confirm-receipt-client'
import { DrawsCard } from './draws-card-client'
import { OrderAwardCard } from './order-award-card'
import { OrderDelivery } from './order-delivery'
import { OrderOutcome } from './order-outcome'
import { OrderProgress } from './order-progress'
import { RefundRequestCard } from './refund-request-card'

type OrderPageProps = { order: OrderView; token: string | null; isBack: boolean }

/** One order, for its owner or for whoever holds its link. Drawn from the order and words, so that it is sent once. */
export function OrderPage({ order, token, isBack }: OrderPageProps) {
  const t = useTranslations('orders')
  const words = useTranslations('reviews')
  const locale = useLocale()
  const { state, currency, number, payUrl, holdExpiresAt, now, timeZone, draws } = order
  const isReady = state === 'completed' && draws !== null && draws.unopened > 0
  const placed = t('placed', { date: formatDate(order.placedAt, locale, 'time', timeZone) })
  return (
    <Page
      title={isReady ? t('draws.headline') : t(`headline.${orderStage(order)}`)}
      lead={`${t('order', { number: String(number) })} · ${placed}`}
    >
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[1fr_24rem]">
        <div className="grid gap-8">
          <OrderProgress order={order} />
          {state === 'awaiting_payment' ? (
            <AwaitingPayment
              order={{ number, payUrl, holdExpiresAt, now, currency, timeZone }}
              token={token}
              isBack={isBack}
            />
          ) : null}
          {state === 'shipped' && !order.deliveredAt ? (
            <ConfirmReceipt number={number} token={token} days={order.deliveredAfterDays} currency={currency} />
          ) : null}
          {draws && order.paidAt ? <DrawsCard order={order} draws={draws} /> : null}
          <OrderOutcome order={order} />
          {draws?.mayGiveBack ? null : <RefundRequestCard order={order} token={token} />}
          <OrderAwardCard order={order} />
          {order.rewardId && state !== 'awaiting_payment' && state !== 'cancelled' ? (
            <LinkButton href={paths.myRewards()} tone="outline" className="justify-self-start">
              {t('reward')}
            </LinkButton>
          ) : order.isMember && !draws && (state === 'shipped' || state === 'completed') ? (
            <LinkButton href={paths.accountReviews()} tone="outline" className="justify-self-start">
              {words('mine.orderLink')}
            </LinkButton>
          ) : null}
          <OrderDelivery order={order} />
          {token && !order.isMember ? <p className="text-ink-muted text-sm">{t('saveLink')}</p> : null}
        </div>
        <section aria-label={t('receipt')} className="grid gap-5 rounded-2xl border border-line bg-surface p-5 lg:p-6">
          <h2 className="font-display font-semibold text-lg">{t('items')}</h2>
          <OrderItems items={order.lines} currency={currency} />
          <div className="border-line border-t pt-4">
            <Receipt {...order} />
            {order.refundedMinor > 0 ? (
              <p className="mt-2 flex items-baseline justify-between gap-4 text-ink-muted">
                {t('refunded.receipt')}
                <span className="tabular">{formatMoney(-order.refundedMinor, currency, locale)}</span>
              </p>
            ) : null}
          </div>
          {state === 'awaiting_payment' || order.rewardId || draws ? null : (
            <BuyAgain lines={order.lines.map(({ variantId, quantity }) => ({ variantId, quantity }))} />
          )}
        </section>
      </div>
    </Page>
  )
}

export const OrderFromText = drawnFrom(OrderPage)
