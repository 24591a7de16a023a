import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ListView } from '@/components/catalog/list-view'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { listProducts } from '@/lib/catalog/listing/queries'
import type { ListParams } from '@/lib/catalog/listing/schema'
import { findCollection } from '@/lib/catalog/queries'
import type { Locale } from '@/lib/i18n/routing'
import { paths } from '@/lib/paths'
import { cardTerms } from '../../card-terms'

/** One collection, as the address wants it. */
export async function CollectionView({ slug, locale, params }: { slug: string; locale: Locale; params: ListParams }) {
  const [t, collection, list, terms] = await Promise.all([
    getTranslations('catalog'),
    findCollection(slug, locale),
    listProducts({ kind: 'collection', slug }, params, locale),
    cardTerms(),
  ])
  if (!collection) notFound()
  const crumbs = [
    { label: t('home'), href: paths.home() },
    { label: t('collections.title'), href: paths.collections() },
    { label: collection.title },
  ]
  return (
    <ListView
      list={list}
      params={params}
      terms={terms}
      locale={locale}
      href={(query) => paths.collection(slug, query)}
      title={collection.title}
      lead={collection.description}
      breadcrumb={<Breadcrumb items={crumbs} label={t('breadcrumb')} />}
    />
  )
}
