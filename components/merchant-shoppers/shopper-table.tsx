import { getLocale, getTranslations } from 'next-intl/server'
import { ChooseCell, ChooseHead } from '@/components/merchant-kit/choosing-client'
import { headOf, SortHead } from '@/components/merchant-kit/sort-head'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { ShopperRow } from '@/lib/analytics/shoppers/queries'
import type { ShopperFilter, shopperOrders } from '@/lib/analytics/shoppers/schema'
import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import type { TableLook } from '@/lib/kernel/table-look'
import { paths } from '@/lib/paths'

type ShopperTableProps = {
  shoppers: readonly ShopperRow[]
  currency: string
  filter: ShopperFilter
  look: TableLook
}

/** Shoppers as rows, with what they bought and the points that they have. */
export async function ShopperTable({ shoppers, currency, filter, look }: ShopperTableProps) {
  const t = await getTranslations('merchant.shoppers')
  const bucket = await getTranslations('merchant.bucket')
  const locale = await getLocale()
  const isShown = (column: string) => !look.hidden.includes(column)
  const columns = [
    ['newest', t('columns.since')],
    ['orders', t('columns.orders')],
    ['spent', t('columns.spent')],
    ['available', bucket('available')],
    ['pending', bucket('pending')],
    ['held', bucket('held')],
  ] as const satisfies readonly (readonly [(typeof shopperOrders)[number], string])[]
  return (
    <Table
      caption={t('title')}
      className="[--table-top:3.75rem]"
      isCompact={look.isCompact}
      head={
        <>
          <ChooseHead />
          <Th>{t('columns.shopper')}</Th>
          {columns
            .filter(([column]) => isShown(column))
            .map(([column, name]) => (
              <SortHead
                key={column}
                {...headOf(filter.sort, column, (sort) => paths.merchant.shoppers({ ...filter, sort, page: null }))}
                align={column === 'newest' ? 'start' : 'end'}
              >
                {name}
              </SortHead>
            ))}
        </>
      }
    >
      {shoppers.map((shopper) => (
        <Tr key={shopper.id}>
          <ChooseCell id={shopper.id} name={shopper.name || shopper.email} />
          <Td className="max-md:[td+&]:pr-12">
            <span className="grid min-w-0">
              <Link
                href={paths.merchant.shopper(shopper.id)}
                prefetch={false}
                className="truncate font-medium after:absolute after:inset-0 after:rounded-xl md:after:rounded-none"
              >
                {shopper.name || shopper.email}
              </Link>
              {shopper.name ? <span className="truncate text-ink-muted text-sm">{shopper.email}</span> : null}
            </span>
          </Td>
          {isShown('newest') ? (
            <Td label={t('columns.since')} className="whitespace-nowrap text-ink-muted text-sm tabular">
              {formatDate(shopper.createdAt, locale, 'short')}
            </Td>
          ) : null}
          {isShown('orders') ? (
            <Td label={t('columns.orders')} align="end">
              {formatPoints(shopper.orders, locale)}
            </Td>
          ) : null}
          {isShown('spent') ? (
            <Td label={t('columns.spent')} align="end">
              {formatMoney(shopper.spentMinor, currency, locale)}
            </Td>
          ) : null}
          {isShown('available') ? (
            <Td label={bucket('available')} align="end" className="font-medium text-seal-ink">
              {formatPoints(shopper.availablePoints, locale)}
            </Td>
          ) : null}
          {isShown('pending') ? (
            <Td label={bucket('pending')} align="end">
              {formatPoints(shopper.pendingPoints, locale)}
            </Td>
          ) : null}
          {isShown('held') ? (
            <Td label={bucket('held')} align="end">
              {formatPoints(shopper.heldPoints, locale)}
            </Td>
          ) : null}
        </Tr>
      ))}
    </Table>
  )
}
