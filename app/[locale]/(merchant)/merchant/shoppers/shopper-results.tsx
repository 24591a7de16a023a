import { getLocale, getTranslations } from 'next-intl/server'
import { Pagination } from '@/components/layout/pagination'
import { ExportChoosing } from '@/components/merchant-exports/export-choosing'
import { FoundLine } from '@/components/merchant-kit/found-line'
import { UsersRound } from '@/components/merchant-kit/merchant-icons'
import { ShopperTable } from '@/components/merchant-shoppers/shopper-table'
import { EmptyState } from '@/components/ui/empty-state'
import { listShoppers } from '@/lib/analytics/shoppers/queries'
import type { ShopperFilter } from '@/lib/analytics/shoppers/schema'
import type { StaffContext } from '@/lib/gate/context'
import { tableLook } from '@/lib/gate/table-look'
import { formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'

/** The shoppers that the filter finds, and the points that all of them have. */
export async function ShopperResults({ ctx, filter }: { ctx: StaffContext; filter: ShopperFilter }) {
  const found = await listShoppers(ctx, filter)
  const { page: _, ...wanted } = filter
  const t = await getTranslations('merchant.shoppers')
  const locale = await getLocale()
  const bucket = await getTranslations('merchant.bucket')
  const look = await tableLook('shoppers')
  if (found.total === 0) {
    return (
      <EmptyState mark={<UsersRound />} title={t('empty.title')}>
        {t('empty.body')}
      </EmptyState>
    )
  }
  return (
    <>
      <FoundLine
        table="shoppers"
        look={look}
        columns={[
          { key: 'newest', label: t('columns.since') },
          { key: 'orders', label: t('columns.orders') },
          { key: 'spent', label: t('columns.spent') },
          { key: 'available', label: bucket('available') },
          { key: 'pending', label: bucket('pending') },
          { key: 'held', label: bucket('held') },
        ]}
      >
        {t('found', {
          count: found.total,
          available: formatPoints(found.availablePoints, locale),
          pending: formatPoints(found.pendingPoints, locale),
          held: formatPoints(found.heldPoints, locale),
        })}
      </FoundLine>
      <ExportChoosing name="shoppers" filter={wanted} ids={found.shoppers.map(({ id }) => id)} total={found.total}>
        <ShopperTable shoppers={found.shoppers} currency={shopCurrency()} filter={filter} look={look} />
      </ExportChoosing>
      <Pagination
        page={filter.page}
        pages={found.pages}
        href={(page) => paths.merchant.shoppers({ ...filter, page })}
      />
    </>
  )
}
