import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { listParamsSchema } from '@/lib/catalog/listing/schema'
import { answerListAhead, askedShell, type Query } from '@/lib/gate/page-ahead'
import { alternates } from '@/lib/i18n/alternates'
import { localeParam } from '@/lib/i18n/locale-param'
import type { Locale } from '@/lib/i18n/routing'
import { writePlain } from '@/lib/kernel/plain-text'
import { paths } from '@/lib/paths'
import { listFacts } from '../../list-facts'
import { ProductsView } from '../products-view'

type FilteredProps = { params: Promise<{ locale: string }>; searchParams: Promise<Query> }

// `/products?…` leads here (proxy.ts): the page without a query is made before the visit, this one on request.
export async function generateMetadata({ params }: FilteredProps): Promise<Metadata> {
  const locale = await localeParam(params)
  const t = await getTranslations('catalog.list')
  return { title: t('allTitle'), alternates: alternates(paths.products(), locale) }
}

const read = async (locale: Locale, query: Query) => ({
  told: await listFacts({ kind: 'all' }, listParamsSchema.parse({ ...query, q: undefined }), locale),
  fixed: null,
})

answerListAhead('/products', read)

export default async function FilteredProductsPage({ params, searchParams }: FilteredProps) {
  const [locale, shell, query] = await Promise.all([localeParam(params), askedShell(read), searchParams])
  return <ProductsView told={shell?.told ?? writePlain((await read(locale, query)).told)} />
}
