import { getTranslations } from 'next-intl/server'
import type { ListFacts } from '@/components/catalog/list-page-client'
import { ListView } from '@/components/catalog/list-view'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import type { PlainText } from '@/lib/kernel/plain-text'
import { paths } from '@/lib/paths'
import type { CollectionSign } from './collection-facts'

/** One collection, as the address wants it. */
export async function CollectionView({ told, fixed }: { told: PlainText<ListFacts>; fixed: CollectionSign }) {
  const t = await getTranslations('catalog')
  const crumbs = [
    { label: t('home'), href: paths.home() },
    { label: t('collections.title'), href: paths.collections() },
    { label: fixed.title },
  ]
  return (
    <ListView
      told={told}
      title={fixed.title}
      lead={fixed.description}
      breadcrumb={<Breadcrumb items={crumbs} label={t('breadcrumb')} />}
    />
  )
}
