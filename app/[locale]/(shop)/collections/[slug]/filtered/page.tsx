import type { Metadata } from 'next'
import { listParamsSchema } from '@/lib/catalog/listing/schema'
import { localeParam } from '@/lib/i18n/locale-param'
import { collectionMetadata } from '../collection-metadata'
import { CollectionView } from '../collection-view'

type FilteredProps = {
  params: Promise<{ locale: string; slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: FilteredProps): Promise<Metadata> {
  return collectionMetadata((await params).slug, await localeParam(params))
}

export default async function FilteredCollectionPage({ params, searchParams }: FilteredProps) {
  const [{ slug }, locale, query] = await Promise.all([params, localeParam(params), searchParams])
  return <CollectionView slug={slug} locale={locale} params={listParamsSchema.parse({ ...query, q: undefined })} />
}
