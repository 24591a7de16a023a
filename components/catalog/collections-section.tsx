import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import type { CollectionView } from '@/lib/catalog/queries'
import { paths } from '@/lib/paths'
import { CollectionTiles } from './collection-tiles'
import { SeeAll } from './see-all'

/** The first six ways into the shop. */
export async function CollectionsSection({ collections }: { collections: readonly CollectionView[] }) {
  if (collections.length === 0) return null
  const t = await getTranslations('shop.collections')
  return (
    <Section title={t('title')} lead={t('lead')} aside={<SeeAll href={paths.collections()} />}>
      <CollectionTiles collections={collections.slice(0, 6)} />
    </Section>
  )
}
