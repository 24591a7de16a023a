import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { noParams } from '@/lib/catalog/listing/schema'
import { localeParam } from '@/lib/i18n/locale-param'
import { writePlain } from '@/lib/kernel/plain-text'
import { collectionFacts } from './collection-facts'
import { collectionMetadata } from './collection-metadata'
import { CollectionView } from './collection-view'

type CollectionProps = { params: Promise<{ locale: string; slug: string }> }

export const revalidate = 60
export const generateStaticParams = () => []

export async function generateMetadata({ params }: CollectionProps): Promise<Metadata> {
  return collectionMetadata((await params).slug, await localeParam(params))
}

export default async function CollectionPage({ params }: CollectionProps) {
  const facts = await collectionFacts((await params).slug, noParams, await localeParam(params))
  if (!facts) notFound()
  return <CollectionView told={writePlain(facts.told)} fixed={facts.fixed} />
}
