import type { ListFacts } from '@/components/catalog/list-page-client'
import type { ListParams } from '@/lib/catalog/listing/schema'
import { findCollection } from '@/lib/catalog/queries'
import type { PageFacts } from '@/lib/gate/page-ahead'
import type { Locale } from '@/lib/i18n/routing'
import { listFacts } from '../../list-facts'

/** What stands around a collection's list: all that its page says of itself, within and to others. */
export type CollectionSign = { slug: string; title: string; description: string; imageFile: string | null }

/** What the page of a collection is drawn from; null where there is none. */
export async function collectionFacts(
  slug: string,
  params: ListParams,
  locale: Locale,
): Promise<PageFacts<ListFacts, CollectionSign> | null> {
  const [collection, told] = await Promise.all([
    findCollection(slug, locale),
    listFacts({ kind: 'collection', slug }, params, locale),
  ])
  if (!collection) return null
  const { title, description, imageFile } = collection
  return { told, fixed: { slug, title, description, imageFile } }
}
