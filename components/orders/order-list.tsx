import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { ReceiptText } from '@/components/ui/icons'
import type { OrderSummary } from '@/lib/orders/queries'
import type { OrderState } from '@/lib/orders/rules'
import { paths } from '@/lib/paths'
import { OrderCard } from './order-card'

type OrderListProps = { orders: readonly OrderSummary[]; hasMore: boolean; state: OrderState | null; isFirst: boolean }

/** A shopper's orders, newest first. */
export function OrderList({ orders, hasMore, state, isFirst }: OrderListProps) {
  const t = useTranslations('orders.list')
  const last = orders.at(-1)
  if (!last) {
    return (
      <EmptyState
        mark={<ReceiptText strokeWidth={1.5} />}
        title={t(state ? 'empty.state' : 'empty.title')}
        action={<LinkButton href={paths.products()}>{t('empty.action')}</LinkButton>}
      >
        {t(state ? 'empty.stateBody' : 'empty.body')}
      </EmptyState>
    )
  }
  return (
    <>
      <ul className="grid gap-3">
        {orders.map((order) => (
          <li key={order.id}>
            <OrderCard order={order} />
          </li>
        ))}
      </ul>
      <div className="mt-6 flex justify-center gap-2">
        {isFirst ? null : (
          <LinkButton href={paths.accountOrders({ state })} tone="ghost">
            {t('newest')}
          </LinkButton>
        )}
        {hasMore ? (
          <LinkButton href={paths.accountOrders({ state, before: last.number })} tone="outline">
            {t('more')}
          </LinkButton>
        ) : null}
      </div>
    </>
  )
}
