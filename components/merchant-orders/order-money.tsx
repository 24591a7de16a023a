import { getLocale, getTranslations } from 'next-intl/server'
import { Panel } from '@/components/merchant-kit/panel'
import { Badge } from '@/components/ui/badge'
import { formatDate, formatMoney } from '@/lib/i18n/format'
import type { StaffOrder } from '@/lib/orders/staff/queries'
import { OrderRefund } from './order-refund'

/** Money in and money back, under the names that the payment provider knows them by. */
export async function OrderMoney({ order, mayRefund }: { order: StaffOrder; mayRefund: boolean }) {
  const t = await getTranslations('merchant')
  const way = await getTranslations('common.client.payBy')
  const locale = await getLocale()
  const isEmpty = order.payments.length + order.refunds.length === 0
  return (
    <Panel title={t('order.money')}>
      {isEmpty ? (
        <p className="text-ink-muted">{order.totalMinor === 0 ? t('order.nothingToPay') : t('order.notPaid')}</p>
      ) : (
        <ul className="grid divide-y divide-line">
          {order.payments.map((payment) => (
            <li key={payment.id} className="grid gap-0.5 py-3 first:pt-0 last:pb-0">
              <span className="flex items-center justify-between gap-4">
                <span className="flex flex-wrap items-center gap-2">
                  {t('order.payment')}
                  {order.paymentMethod ? <span className="text-ink-muted">{way(order.paymentMethod)}</span> : null}
                  <Badge>{t(`paymentState.${payment.state as 'captured'}`)}</Badge>
                </span>
                <span className="font-medium tabular">{formatMoney(payment.amountMinor, order.currency, locale)}</span>
              </span>
              <span className="flex flex-wrap gap-x-2 text-ink-muted text-sm tabular">
                <span className="whitespace-nowrap">{formatDate(payment.at, locale, 'time')}</span>
                <span className="break-all">{payment.providerPaymentId}</span>
              </span>
            </li>
          ))}
          {order.refunds.map((refund) => (
            <OrderRefund key={refund.id} refund={refund} order={order} mayRefund={mayRefund} />
          ))}
        </ul>
      )}
    </Panel>
  )
}
