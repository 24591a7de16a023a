import { useTranslations } from 'next-intl'
import { chipStyle } from '@/components/ui/chip-style'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { type HistoryFilter, historyFilterNames } from '@/lib/points/rules'

/** Which lines: an address each, so that "back" and a shared link work. */
export function HistoryFilters({ kind }: { kind: HistoryFilter | null }) {
  const t = useTranslations('points.history')
  return (
    <nav aria-label={t('filters')} className="-mx-4 mb-3 overflow-x-auto px-4 md:mx-0 md:px-0">
      <ul className="flex w-max gap-2 py-1">
        {([null, ...historyFilterNames] as const).map((name) => (
          <li key={name ?? 'all'}>
            <Link
              href={paths.points({ kind: name })}
              scroll={false}
              prefetch={false}
              aria-current={name === kind ? 'true' : undefined}
              className={chipStyle()}
            >
              {t(name ?? 'all')}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
