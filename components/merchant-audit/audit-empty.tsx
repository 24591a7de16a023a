import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { ScrollText } from '@/components/merchant-kit/merchant-icons'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/paths'

/** No deed to show: none there is, or none that the filter asks for. */
export function AuditEmpty({ isFiltered }: { isFiltered: boolean }) {
  const t = useTranslations('merchant.audit')
  const why = isFiltered ? 'nothing' : 'empty'
  return (
    <EmptyState
      mark={<ScrollText />}
      title={t(`${why}.title`)}
      action={isFiltered ? <LinkButton href={paths.merchant.audit()}>{t('nothing.clear')}</LinkButton> : undefined}
    >
      {t(`${why}.body`)}
    </EmptyState>
  )
}
