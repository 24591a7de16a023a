import { getLocale, getTranslations } from 'next-intl/server'
import { ChooseCell, ChooseHead } from '@/components/merchant-kit/choosing-client'
import { headOf, SortHead } from '@/components/merchant-kit/sort-head'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import type { TableLook } from '@/lib/kernel/table-look'
import { isPartlyRefunded } from '@/lib/orders/rules'
import type { OrderRow } from '@/lib/orders/staff/queries'
import type { OrderFilter } from '@/lib/orders/staff/schema'
import { paths } from '@/lib/paths'
import { OrderStateBadge } from './order-state-badge'

type OrderTableProps = {
  orders: readonly OrderRow[]
  by: OrderFilter['by']
  /** of the list that can be put in another order; none: these orders alone */
  filter?: OrderFilter
  look?: TableLook
}

/** Orders as rows; the whole row leads to the order. */
export async function OrderTable({ orders, by, filter, look }: OrderTableProps) {
  const t = await getTranslations('merchant.orders')
  const locale = await getLocale()
  const isShown = (column: string) => !look?.hidden.includes(column)
  const head = (column: 'day' | 'total' | 'points') =>
    filter && headOf(filter.sort, column, (sort) => paths.merchant.orders({ ...filter, sort, page: null }))
  const dayOf = (order: OrderRow) =>
    ({
      placed: order.placedAt,
      paid: order.paidAt,
      refunded: order.refundedAt,
      money: order.paidHereMinor > 0 && order.backHereMinor === 0 ? order.paidAt : order.refundedAt,
    })[by]
  return (
    <Table
      caption={t('title')}
      className="[--table-top:3.75rem]"
      isCompact={look?.isCompact}
      head={
        <>
          <ChooseHead />
          <Th>{t('columns.number')}</Th>
          <SortHead {...head('day')}>{t(`byDay.${by}`)}</SortHead>
          {isShown('state') ? <Th>{t('columns.state')}</Th> : null}
          {isShown('shopper') ? <Th>{t('columns.shopper')}</Th> : null}
          {isShown('pieces') ? <Th align="end">{t('columns.pieces')}</Th> : null}
          {isShown('points') ? (
            <SortHead {...head('points')} align="end">
              {t('columns.points')}
            </SortHead>
          ) : null}
          <SortHead {...head('total')} align="end">
            {t('columns.total')}
          </SortHead>
        </>
      }
    >
      {orders.map((order) => (
        <Tr key={order.id}>
          <ChooseCell id={order.id} name={`#${order.number}`} />
          <Td className="font-medium tabular max-md:[td+&]:pr-12">
            <Link
              href={paths.merchant.order(order.id)}
              prefetch={false}
              className="after:absolute after:inset-0 after:rounded-xl md:after:rounded-none"
            >
              #{order.number}
            </Link>
            <span className="md:hidden">
              <OrderStateBadge
                state={order.state}
                refundState={order.refundState}
                isPartlyRefunded={isPartlyRefunded(order)}
                isRefundAsked={order.isRefundAsked}
              />
            </span>
          </Td>
          <Td label={t(`byDay.${by}`)} className="whitespace-nowrap tabular">
            {formatDate(dayOf(order) ?? order.placedAt, locale, 'time')}
          </Td>
          {isShown('state') ? (
            <Td className="hidden md:table-cell">
              <OrderStateBadge
                state={order.state}
                refundState={order.refundState}
                isPartlyRefunded={isPartlyRefunded(order)}
                isRefundAsked={order.isRefundAsked}
              />
            </Td>
          ) : null}
          {isShown('shopper') ? (
            <Td label={t('columns.shopper')}>
              <span className="grid min-w-0 text-end md:text-start">
                <span className="truncate">{order.name || t('guest')}</span>
                <span className="truncate text-ink-muted text-sm">{order.email}</span>
              </span>
            </Td>
          ) : null}
          {isShown('pieces') ? (
            <Td align="end" className="hidden md:table-cell">
              {order.pieces}
            </Td>
          ) : null}
          {isShown('points') ? (
            <Td align="end" className="hidden text-ink-muted text-sm md:table-cell">
              <span className="grid">
                {order.awardPoints > 0 ? (
                  <span className="text-seal-ink">+{formatPoints(order.awardPoints, locale)}</span>
                ) : null}
                {order.spentPoints > 0 ? <span>−{formatPoints(order.spentPoints, locale)}</span> : null}
                {order.awardPoints + order.spentPoints === 0 ? '—' : null}
              </span>
            </Td>
          ) : null}
          <Td label={t('columns.total')} align="end" className="font-medium">
            <Money order={order} locale={locale} isPaidShown={order.paidHereMinor > 0 || by !== 'money'} />
          </Td>
        </Tr>
      ))}
    </Table>
  )
}

/** What came in, and below it what went back. */
function Money({ order, locale, isPaidShown }: { order: OrderRow; locale: string; isPaidShown: boolean }) {
  return (
    <span className="block text-end">
      {isPaidShown ? formatMoney(order.paidHereMinor, order.currency, locale) : null}
      {order.backHereMinor > 0 ? (
        <span className="block font-normal text-on-danger-soft text-sm">
          −{formatMoney(order.backHereMinor, order.currency, locale)}
        </span>
      ) : null}
    </span>
  )
}
