import { getLocale, getTranslations } from 'next-intl/server'
import { Pagination } from '@/components/layout/pagination'
import { ExportChoosing } from '@/components/merchant-exports/export-choosing'
import { FoundLine } from '@/components/merchant-kit/found-line'
import { OrderTable } from '@/components/merchant-orders/order-table'
import { EmptyState } from '@/components/ui/empty-state'
import { ReceiptText } from '@/components/ui/icons'
import type { StaffContext } from '@/lib/gate/context'
import { tableLook } from '@/lib/gate/table-look'
import { formatMoney } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { listOrders } from '@/lib/orders/staff/queries'
import type { OrderFilter } from '@/lib/orders/staff/schema'
import { paths } from '@/lib/paths'

/** What the filter finds, with its count and sum: the figure that led here. */
export async function OrderResults({ ctx, filter }: { ctx: StaffContext; filter: OrderFilter }) {
  const { orders, total, totalMinor, refundedMinor, shoppers, pages } = await listOrders(ctx, filter)
  const { page: _, ...wanted } = filter
  const look = await tableLook('orders')
  const t = await getTranslations('merchant.orders')
  const locale = await getLocale()
  if (total === 0) {
    return (
      <EmptyState mark={<ReceiptText />} title={t('empty.title')}>
        {t('empty.body')}
      </EmptyState>
    )
  }
  const money = (amount: number) => formatMoney(amount, orders[0]?.currency ?? shopCurrency(), locale)
  const refunded = refundedMinor > 0 ? money(refundedMinor) : 'none'
  return (
    <>
      <FoundLine
        table="orders"
        look={look}
        columns={(['state', 'shopper', 'pieces', 'points'] as const).map((key) => ({
          key,
          label: t(`columns.${key}`),
        }))}
      >
        {filter.by === 'money'
          ? t('foundMoney', {
              count: total,
              amount: money(totalMinor),
              refunded: money(refundedMinor),
              net: money(totalMinor - refundedMinor),
            })
          : t('found', { count: total, amount: money(totalMinor), refunded })}
        {shoppers === null ? null : t('foundShoppers', { shoppers })}
      </FoundLine>
      <ExportChoosing name="orders" filter={wanted} ids={orders.map(({ id }) => id)} total={total}>
        <OrderTable orders={orders} by={filter.by} filter={filter} look={look} />
      </ExportChoosing>
      <Pagination page={filter.page} pages={pages} href={(page) => paths.merchant.orders({ ...filter, page })} />
    </>
  )
}
