import { getLocale, getTranslations } from 'next-intl/server'
import { Panel } from '@/components/merchant-kit/panel'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { formatDate, formatMoney, joinParts } from '@/lib/i18n/format'
import type { RefundRequestState, RefundRequestView } from '@/lib/orders/refund-requests/rules'
import type { StaffOrder } from '@/lib/orders/staff/queries'
import { RefundRequestDeeds } from './refund-request-deeds-client'
import { refundableOf } from './refundable-order'

const tones: Record<RefundRequestState, BadgeTone> = {
  requested: 'warning',
  approved: 'success',
  declined: 'neutral',
  withdrawn: 'neutral',
}

/** What the shopper asked for, newest first, and the answer, which is still to be given to the open one. */
export async function RefundRequests({ order, mayRefund }: { order: StaffOrder; mayRefund: boolean }) {
  if (order.requests.length === 0) return null
  const t = await getTranslations('merchant.request')
  const locale = await getLocale()
  return (
    <Panel title={t('title')}>
      <ul className="grid divide-y divide-line">
        {order.requests.map((request) => (
          <li key={request.id} className="grid gap-1 py-3 first:pt-0 last:pb-0">
            <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <span className="flex items-center gap-2">
                {formatDate(request.createdAt, locale, 'time')}
                <Badge tone={tones[request.state]}>{t(`states.${request.state}`)}</Badge>
              </span>
              <span className="font-medium tabular">
                {formatMoney(request.shown.moneyMinor, order.currency, locale)}
              </span>
            </span>
            <Asked request={request} order={order} />
            <span>{t('reason', { reason: request.reason })}</span>
            {request.note ? <span className="text-ink-muted text-sm">{t('note', { note: request.note })}</span> : null}
            {request.state === 'requested' && mayRefund ? (
              <RefundRequestDeeds request={request} order={refundableOf(order, locale)} />
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Which goods the request is about. */
async function Asked({ request, order }: { request: RefundRequestView; order: StaffOrder }) {
  const t = await getTranslations('merchant.request')
  const locale = await getLocale()
  const { scope } = request
  if (scope.kind !== 'pieces') return <span className="text-sm">{t('all')}</span>
  const goods = scope.lines.map(({ position, quantity }) => {
    const line = order.lines.find((one) => one.position === position)
    return `${(locale === 'en' ? line?.titleEn : line?.titleZh) ?? ''} × ${quantity}`
  })
  return <span className="text-sm">{joinParts(goods, locale)}</span>
}
