import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ListView } from '@/components/catalog/list-view'
import { NothingFound } from '@/components/catalog/nothing-found'
import { listParamsSchema } from '@/lib/catalog/listing/schema'
import { getHome } from '@/lib/catalog/queries'
import { localeParam } from '@/lib/i18n/locale-param'
import { writePlain } from '@/lib/kernel/plain-text'
import { cardTerms } from '../card-terms'
import { listFacts } from '../list-facts'

type SearchProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params, searchParams }: SearchProps): Promise<Metadata> {
  await localeParam(params)
  const t = await getTranslations('catalog.search')
  const { q } = listParamsSchema.parse(await searchParams)
  return { title: q ? t('titleFor', { q }) : t('title'), robots: { index: false, follow: true } }
}

export default async function SearchPage({ params, searchParams }: SearchProps) {
  const locale = await localeParam(params)
  const query = listParamsSchema.parse(await searchParams)
  const [t, facts] = await Promise.all([
    getTranslations('catalog.search'),
    listFacts({ kind: 'search' }, query, locale),
  ])
  const { list } = facts
  // nothing at all, not merely nothing left by the filters
  if (list.facets.maxMinor === 0) {
    const [{ popular, newest }, terms] = await Promise.all([getHome(locale), cardTerms()])
    return <NothingFound q={query.q} products={popular.length >= 4 ? popular : newest} terms={terms} />
  }
  return (
    <ListView told={writePlain(facts)} title={t('titleFor', { q: query.q })} lead={t('found', { count: list.total })} />
  )
}
