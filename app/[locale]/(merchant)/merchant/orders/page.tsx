import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { Page } from '@/components/layout/page'
import { ExportButtons } from '@/components/merchant-exports/export-buttons'
import { RowsSkeleton } from '@/components/merchant-kit/rows-skeleton'
import { OrderFilters } from '@/components/merchant-orders/order-filters'
import { staffPage } from '@/lib/gate/page-context'
import { countRefundRequests } from '@/lib/orders/staff/queries'
import { orderFilterSchema } from '@/lib/orders/staff/schema'
import { paths } from '@/lib/paths'
import type { MerchantPageProps } from '../merchant-page'
import { SavedViews } from '../saved-views'
import { OrderResults } from './order-results'

export async function generateMetadata() {
  return { title: (await getTranslations('merchant.orders'))('title') }
}

export default async function OrdersPage({ searchParams }: MerchantPageProps) {
  const filter = orderFilterSchema.parse(await searchParams)
  const ctx = await staffPage('orders.read', paths.merchant.orders(filter))
  const t = await getTranslations('merchant.orders')
  const { page: _, ...wanted } = filter
  return (
    <Page title={t('title')} actions={<ExportButtons name="orders" filter={wanted} />}>
      <SavedViews ctx={ctx} page="orders" query={await searchParams} />
      <OrderFilters filter={filter} waiting={await countRefundRequests(ctx)} />
      <Suspense key={JSON.stringify(filter)} fallback={<RowsSkeleton />}>
        <OrderResults ctx={ctx} filter={filter} />
      </Suspense>
    </Page>
  )
}
