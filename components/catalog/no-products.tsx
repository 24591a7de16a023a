import { PackageOpen } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/paths'

/** An empty shelf says why, and where there is something. `clearHref` leads to the same list without its filters. */
export async function NoProducts({ clearHref }: { clearHref: string | null }) {
  const t = await getTranslations('catalog.list')
  return (
    <EmptyState
      mark={<PackageOpen strokeWidth={1.5} />}
      title={clearHref ? t('emptyTitle') : t('emptyCollection')}
      action={<LinkButton href={clearHref ?? paths.products()}>{clearHref ? t('clear') : t('seeAll')}</LinkButton>}
    >
      {clearHref ? t('emptyBody') : t('emptyCollectionBody')}
    </EmptyState>
  )
}
