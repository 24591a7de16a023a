import { getTranslations } from 'next-intl/server'
import { Pagination } from '@/components/layout/pagination'
import { BulkBar } from '@/components/merchant-catalog/product-bulk-bar-client'
import { ProductTable } from '@/components/merchant-catalog/product-table-client'
import { Choosing } from '@/components/merchant-kit/choosing-client'
import { FoundLine } from '@/components/merchant-kit/found-line'
import { RowKeys } from '@/components/merchant-kit/row-keys-client'
import { EmptyState } from '@/components/ui/empty-state'
import { PackageOpen } from '@/components/ui/icons'
import { listManagedProducts } from '@/lib/catalog/manage/queries'
import type { ManageFilter } from '@/lib/catalog/manage/schema'
import type { StaffContext } from '@/lib/gate/context'
import { tableLook } from '@/lib/gate/table-look'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'

type ProductResultsProps = { ctx: StaffContext; filter: ManageFilter; mayWrite: boolean }

export async function ProductResults({ ctx, filter, mayWrite }: ProductResultsProps) {
  const t = await getTranslations('merchant-catalog.list')
  const { products, total, pages } = await listManagedProducts(ctx, filter)
  const look = await tableLook('products')
  const ids = mayWrite ? products.map(({ id }) => id) : []
  const { page: _page, sort: _sort, ...wanted } = filter
  const isFiltered = Boolean(filter.q || filter.status || filter.collection)
  if (products.length === 0)
    return (
      <EmptyState mark={<PackageOpen />} title={t(isFiltered ? 'noMatch' : 'empty')}>
        {t(isFiltered ? 'noMatchLead' : 'emptyLead')}
      </EmptyState>
    )
  return (
    <>
      <FoundLine
        table="products"
        look={look}
        columns={(['status', 'stock', 'vendor', 'updated'] as const).map((key) => ({
          key,
          label: t(`columns.${key}`),
        }))}
      >
        {t('count', { count: total })}
      </FoundLine>
      <ClientMessages
        namespaces={[
          'merchant-catalog.list',
          'merchant.choose',
          'merchant.keys',
          'exports.ask',
          'exports.titles',
          'refusals',
        ]}
      >
        <Choosing key={ids.join()} ids={ids} total={total}>
          <RowKeys>
            <ProductTable products={products} currency={shopCurrency()} mayWrite={mayWrite} look={look} />
          </RowKeys>
          <BulkBar filter={wanted} />
        </Choosing>
      </ClientMessages>
      <Pagination page={filter.page} pages={pages} href={(page) => paths.merchant.catalog({ ...filter, page })} />
    </>
  )
}
