import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { EmptyState } from '@/components/ui/empty-state'
import { PackageOpen } from '@/components/ui/icons'
import { paths } from '@/lib/paths'

/** An empty shelf says why, and where there is something. `clearHref` leads to the same list without its filters. */
export function NoProducts({ clearHref }: { clearHref: string | null }) {
  const t = useTranslations('catalog.list')
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
