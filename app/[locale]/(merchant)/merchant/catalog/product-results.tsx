import { getTranslations } from 'next-intl/server'
import { Pagination } from '@/components/layout/pagination'
import { ProductTable } from '@/components/merchant-catalog/product-table-client'
import { EmptyState } from '@/components/ui/empty-state'
import { PackageOpen } from '@/components/ui/icons'
import { listManagedIds, listManagedProducts } from '@/lib/catalog/manage/queries'
import type { ManageFilter } from '@/lib/catalog/manage/schema'
import type { StaffContext } from '@/lib/gate/context'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'

type ProductResultsProps = { ctx: StaffContext; filter: ManageFilter; mayWrite: boolean }

export async function ProductResults({ ctx, filter, mayWrite }: ProductResultsProps) {
  const t = await getTranslations('merchant-catalog.list')
  const [{ products, total, pages }, matching] = await Promise.all([
    listManagedProducts(ctx, filter),
    mayWrite ? listManagedIds(ctx, filter) : [],
  ])
  const isFiltered = Boolean(filter.q || filter.status || filter.collection)
  if (products.length === 0)
    return (
      <EmptyState mark={<PackageOpen />} title={t(isFiltered ? 'noMatch' : 'empty')}>
        {t(isFiltered ? 'noMatchLead' : 'emptyLead')}
      </EmptyState>
    )
  return (
    <>
      <p className="mb-3 text-ink-muted text-sm">{t('count', { count: total })}</p>
      <ClientMessages namespaces={['merchant-catalog.list', 'refusals']}>
        <ProductTable products={products} matching={matching} currency="CNY" mayWrite={mayWrite} />
      </ClientMessages>
      <Pagination page={filter.page} pages={pages} href={(page) => paths.merchant.catalog({ ...filter, page })} />
    </>
  )
}
