import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { Page } from '@/components/layout/page'
import { FilterForm } from '@/components/merchant-kit/filter-form'
import { RowsSkeleton } from '@/components/merchant-kit/rows-skeleton'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { shopperFilterSchema, shopperOrders } from '@/lib/analytics/shoppers/schema'
import { staffPage } from '@/lib/gate/page-context'
import { paths } from '@/lib/paths'
import type { MerchantPageProps } from '../merchant-page'
import { ShopperResults } from './shopper-results'

export async function generateMetadata() {
  return { title: (await getTranslations('merchant.shoppers'))('title') }
}

export default async function ShoppersPage({ searchParams }: MerchantPageProps) {
  const filter = shopperFilterSchema.parse(await searchParams)
  const ctx = await staffPage('shoppers.read', paths.merchant.shoppers(filter))
  const t = await getTranslations('merchant.shoppers')
  return (
    <Page title={t('title')} lead={t('lead')}>
      <FilterForm action={paths.merchant.shoppers()} isFiltered={Boolean(filter.q)}>
        <Field label={t('search')} className="col-span-2 md:w-72">
          <Input type="search" name="q" defaultValue={filter.q ?? ''} key={filter.q} placeholder={t('searchHint')} />
        </Field>
        <Field label={t('sort')} className="col-span-2 md:w-44">
          <Select name="sort" defaultValue={filter.sort} key={filter.sort}>
            {shopperOrders.map((order) => (
              <option key={order} value={order}>
                {t(`sorts.${order}`)}
              </option>
            ))}
          </Select>
        </Field>
      </FilterForm>
      <Suspense key={JSON.stringify(filter)} fallback={<RowsSkeleton />}>
        <ShopperResults ctx={ctx} filter={filter} />
      </Suspense>
    </Page>
  )
}
