import { useLocale, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Notice } from '@/components/ui/notice'
import { formatDate, formatMoney } from '@/lib/i18n/format'
import type { OrderView } from '@/lib/orders/queries'
import { mayAskForRefund } from '@/lib/orders/refund-requests/rules'
import { paths } from '@/lib/paths'
import { WithdrawRequest } from './withdraw-request-client'

/** How the last wish for money back stands, and the way to the next. A yes speaks through its refund. */
export function RefundRequestCard({ order, token }: { order: OrderView; token: string | null }) {
  const t = useTranslations('orders.request')
  const locale = useLocale()
  const [last] = order.requests
  const day = (moment: string) => formatDate(moment, locale, 'short', order.timeZone)
  return (
    <>
      {last?.state === 'requested' ? (
        <Notice
          tone="seal"
          title={t('open', { date: day(last.createdAt) })}
          action={<WithdrawRequest number={order.number} token={token} requestId={last.id} />}
        >
          <p>{t('openAmount', { amount: formatMoney(last.shown.moneyMinor, order.currency, locale) })}</p>
          <p>{t('openReason', { reason: last.reason })}</p>
        </Notice>
      ) : null}
      {last?.state === 'declined' ? (
        <Notice tone="warning" title={t('declined', { date: day(last.decidedAt ?? last.createdAt) })}>
          {t('declinedNote', { note: last.note })}
        </Notice>
      ) : null}
      {mayAskForRefund(order) ? (
        <p>
          <LinkButton
            href={paths.orderRefund(String(order.number), token ?? undefined)}
            tone="outline"
            size="sm"
            prefetch={false}
          >
            {t('ask')}
          </LinkButton>
        </p>
      ) : null}
    </>
  )
}
