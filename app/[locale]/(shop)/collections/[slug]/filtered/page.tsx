import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { listParamsSchema } from '@/lib/catalog/listing/schema'
import { answerListAhead, askedShell, type Query } from '@/lib/gate/page-ahead'
import { localeParam } from '@/lib/i18n/locale-param'
import type { Locale } from '@/lib/i18n/routing'
import { writePlain } from '@/lib/kernel/plain-text'
import { collectionFacts } from '../collection-facts'
import { collectionMetadata } from '../collection-metadata'
import { CollectionView } from '../collection-view'

type FilteredProps = { params: Promise<{ locale: string; slug: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: FilteredProps): Promise<Metadata> {
  return collectionMetadata((await params).slug, await localeParam(params))
}

const read = async (locale: Locale, query: Query, { slug = '' }: Record<string, string>) =>
  collectionFacts(slug, listParamsSchema.parse({ ...query, q: undefined }), locale)

answerListAhead('/collections/[slug]', read)

export default async function FilteredCollectionPage({ params, searchParams }: FilteredProps) {
  const shell = await askedShell(read)
  if (shell) return <CollectionView {...shell} />
  const [{ slug }, locale, query] = await Promise.all([params, localeParam(params), searchParams])
  const facts = await read(locale, query, { slug })
  if (!facts) notFound()
  return <CollectionView told={writePlain(facts.told)} fixed={facts.fixed} />
}
