import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CollectionTiles } from '@/components/catalog/collection-tiles'
import { NoProducts } from '@/components/catalog/no-products'
import { Page } from '@/components/layout/page'
import { listCollections } from '@/lib/catalog/queries'
import { alternates } from '@/lib/i18n/alternates'
import { localeParam } from '@/lib/i18n/locale-param'
import { paths } from '@/lib/paths'

type CollectionsProps = { params: Promise<{ locale: string }> }

export const revalidate = 60
export const generateStaticParams = () => []

export async function generateMetadata({ params }: CollectionsProps): Promise<Metadata> {
  const locale = await localeParam(params)
  const t = await getTranslations('catalog.collections')
  return { title: t('title'), alternates: alternates(paths.collections(), locale) }
}

export default async function CollectionsPage({ params }: CollectionsProps) {
  const locale = await localeParam(params)
  const [t, collections] = await Promise.all([getTranslations('catalog.collections'), listCollections(locale)])
  if (collections.length === 0) return <Page title={t('title')}>{<NoProducts clearHref={null} />}</Page>
  return (
    <Page title={t('title')} lead={t('lead', { count: collections.length })}>
      <CollectionTiles collections={collections} described as="h2" />
    </Page>
  )
}
