import { useTranslations } from 'next-intl'
import { openRequest } from '@/lib/orders/refund-requests/rules'
import { isPartlyRefunded } from '@/lib/orders/rules'
import type { StaffOrder } from '@/lib/orders/staff/queries'
import { OrderStateBadge } from './order-state-badge'

/** Which order it is, and where it stands. */
export function OrderHeading({ order }: { order: StaffOrder }) {
  const t = useTranslations('merchant.order')
  return (
    <span className="flex flex-wrap items-center gap-3">
      {t('title', { number: order.number })}
      <OrderStateBadge
        state={order.state}
        refundState={order.refunds.at(-1)?.state}
        isPartlyRefunded={isPartlyRefunded(order)}
        isRefundAsked={openRequest(order) !== undefined}
      />
    </span>
  )
}
