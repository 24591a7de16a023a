import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { listParamsSchema } from '@/lib/catalog/listing/schema'
import { alternates } from '@/lib/i18n/alternates'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'
import { ProductsView } from '../products-view'

type FilteredProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

// `/products?…` leads here (proxy.ts): the page without a query is made before the visit, this one on request.
export async function generateMetadata({ params }: FilteredProps): Promise<Metadata> {
  const locale = await localeParam(params)
  const t = await getTranslations('catalog.list')
  return { title: t('allTitle'), alternates: alternates(paths.products(), locale) }
}

export default async function FilteredProductsPage({ params, searchParams }: FilteredProps) {
  const locale = await localeParam(params)
  return <ProductsView locale={locale} params={listParamsSchema.parse({ ...(await searchParams), q: undefined })} />
}
