import { useLocale, useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { couponNames } from '@/components/refunds/coupon-names'
import { refundableLines } from '@/components/refunds/refundable-line'
import { Notice } from '@/components/ui/notice'
import type { OrderView } from '@/lib/orders/queries'
import { mayAskForRefund } from '@/lib/orders/refund-requests/rules'
import { paths } from '@/lib/paths'
import { RefundRequestForm } from './refund-request-form-client'

/** Where a shopper asks for money back; an order that can't be asked about says so and leads back. */
export function RefundRequestPage({ order, token }: { order: OrderView; token: string | null }) {
  const t = useTranslations('orders')
  const locale = useLocale()
  const number = String(order.number)
  const back = paths.order(number, token ?? undefined)
  const lead = t('order', { number })
  return (
    <Page title={t('request.title')} lead={lead} width="narrow">
      {mayAskForRefund(order) ? (
        <RefundRequestForm
          number={order.number}
          token={token}
          currency={order.currency}
          lines={refundableLines(order)}
          coupon={couponNames(order, locale)}
          graceDays={order.graceDays}
          back={back}
        />
      ) : (
        <Notice
          title={t('request.cannot')}
          action={
            <LinkButton href={back} tone="outline" size="sm">
              {t('request.back')}
            </LinkButton>
          }
        />
      )}
    </Page>
  )
}
