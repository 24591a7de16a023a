import { getLocale, getTranslations } from 'next-intl/server'
import { Panel } from '@/components/merchant-kit/panel'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { FormError } from '@/components/ui/form-error'
import { formatDate, formatMoney } from '@/lib/i18n/format'
import type { StaffOrder } from '@/lib/orders/staff/queries'
import { RetryRefund } from './retry-refund-client'

const refundTones: Record<string, BadgeTone> = { pending: 'warning', succeeded: 'success', failed: 'danger' }

/** Money in and money back, under the names that the payment provider knows them by. */
export async function OrderMoney({ order, mayRefund }: { order: StaffOrder; mayRefund: boolean }) {
  const t = await getTranslations('merchant')
  const refusals = await getTranslations('refusals')
  const whyFailed = (code: string | null) => {
    const known = code as 'payment-refund-refused'
    return code && refusals.has(known) ? t('order.refundGivenUp', { why: refusals(known) }) : t('order.refundFailed')
  }
  const locale = await getLocale()
  const money = (amount: number) => formatMoney(amount, order.currency, locale)
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
                  {t('order.payment')} <Badge>{t(`paymentState.${payment.state as 'captured'}`)}</Badge>
                </span>
                <span className="font-medium tabular">{money(payment.amountMinor)}</span>
              </span>
              <span className="break-all text-ink-muted text-sm tabular">
                {payment.providerPaymentId} · {formatDate(payment.at, locale, 'time')}
              </span>
            </li>
          ))}
          {order.refunds.map((refund) => (
            <li key={refund.id} className="grid gap-0.5 py-3 first:pt-0 last:pb-0">
              <span className="flex items-center justify-between gap-4">
                <span className="flex flex-wrap items-center gap-2">
                  {t('order.refund')} <Badge tone={refundTones[refund.state]}>{t(`refundState.${refund.state}`)}</Badge>
                </span>
                <span className="font-medium tabular">−{money(refund.amountMinor)}</span>
              </span>
              <span className="break-all text-ink-muted text-sm tabular">
                {[refund.providerRefundId, formatDate(refund.settledAt ?? refund.createdAt, locale, 'time')]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className="text-ink-muted text-sm">
                {t('order.because', { who: refund.actorName ?? t('kit.theShop'), reason: refund.reason })}
              </span>
              {refund.state === 'pending' && refund.lastError ? (
                <span className="text-on-warning-soft text-sm">{t('order.refundRetries')}</span>
              ) : null}
              {refund.state === 'failed' ? (
                <>
                  <FormError>{whyFailed(refund.lastError)}</FormError>
                  {mayRefund ? <RetryRefund refundId={refund.id} /> : null}
                </>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
