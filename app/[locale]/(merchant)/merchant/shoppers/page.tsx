import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { Page } from '@/components/layout/page'
import { ExportButtons } from '@/components/merchant-exports/export-buttons'
import { RowsSkeleton } from '@/components/merchant-kit/rows-skeleton'
import { ShopperFilters } from '@/components/merchant-shoppers/shopper-filters'
import { shopperFilterSchema } from '@/lib/analytics/shoppers/schema'
import { staffPage } from '@/lib/gate/page-context'
import { paths } from '@/lib/paths'
import type { MerchantPageProps } from '../merchant-page'
import { SavedViews } from '../saved-views'
import { ShopperResults } from './shopper-results'

export async function generateMetadata() {
  return { title: (await getTranslations('merchant.shoppers'))('title') }
}

export default async function ShoppersPage({ searchParams }: MerchantPageProps) {
  const filter = shopperFilterSchema.parse(await searchParams)
  const ctx = await staffPage('shoppers.read', paths.merchant.shoppers(filter))
  const t = await getTranslations('merchant.shoppers')
  const { page: _, ...wanted } = filter
  return (
    <Page title={t('title')} lead={t('lead')} actions={<ExportButtons name="shoppers" filter={wanted} />}>
      <SavedViews ctx={ctx} page="shoppers" query={await searchParams} />
      <ShopperFilters filter={filter} />
      <Suspense key={JSON.stringify(filter)} fallback={<RowsSkeleton />}>
        <ShopperResults ctx={ctx} filter={filter} />
      </Suspense>
    </Page>
  )
}
