import type { Metadata } from 'next'
import { noParams } from '@/lib/catalog/listing/schema'
import { localeParam } from '@/lib/i18n/locale-param'
import { collectionMetadata } from './collection-metadata'
import { CollectionView } from './collection-view'

type CollectionProps = { params: Promise<{ locale: string; slug: string }> }

export const revalidate = 60
export const generateStaticParams = () => []

export async function generateMetadata({ params }: CollectionProps): Promise<Metadata> {
  return collectionMetadata((await params).slug, await localeParam(params))
}

export default async function CollectionPage({ params }: CollectionProps) {
  return <CollectionView slug={(await params).slug} locale={await localeParam(params)} params={noParams} />
}
