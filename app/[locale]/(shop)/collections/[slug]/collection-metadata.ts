import type { Metadata } from 'next'
import { findCollection } from '@/lib/catalog/queries'
import { alternates } from '@/lib/i18n/alternates'
import type { Locale } from '@/lib/i18n/routing'
import { paths } from '@/lib/paths'

/** What a collection says of itself elsewhere; the filtered list names the whole one as its address. */
export async function collectionMetadata(slug: string, locale: Locale): Promise<Metadata> {
  const collection = await findCollection(slug, locale)
  if (!collection) return {}
  const { title, description, imageFile } = collection
  return {
    title,
    description,
    alternates: alternates(paths.collection(slug), locale),
    openGraph: { title, description, images: imageFile ? [paths.media(imageFile, 1280)] : [] },
  }
}
