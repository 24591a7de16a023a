import { getTranslations } from 'next-intl/server'
import { NavStrip } from '@/components/merchant-kit/nav-strip-client'
import { Link } from '@/lib/i18n/navigation'
import { type AnalyticsPlace, analyticsPlaces } from './analytics-places'

type AnalyticsTabsProps = { here: AnalyticsPlace; open: readonly AnalyticsPlace[]; query: Record<string, string> }

/** From one page of figures to the next, with the same days. */
export async function AnalyticsTabs({ here, open, query }: AnalyticsTabsProps) {
  const t = await getTranslations('analytics.frame.tabs')
  return (
    <NavStrip aria-label={t('label')} className="mb-5 flex gap-1 overflow-x-auto border-line border-b">
      {analyticsPlaces
        .filter(({ key }) => open.includes(key))
        .map(({ key, href }) => (
          <Link
            key={key}
            href={href(query)}
            prefetch={false}
            aria-current={key === here ? 'page' : undefined}
            className="-mb-px inline-flex h-11 shrink-0 items-center whitespace-nowrap border-transparent border-b-2 px-4 text-ink-muted hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-seal aria-[current]:font-medium aria-[current]:text-ink"
          >
            {t(key)}
          </Link>
        ))}
    </NavStrip>
  )
}
