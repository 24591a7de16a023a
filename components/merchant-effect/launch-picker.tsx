import { getLocale, getTranslations } from 'next-intl/server'
import { chipStyle } from '@/components/ui/chip-style'
import type { Launch } from '@/lib/analytics/effect/queries'
import { formatDate } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

type LaunchPickerProps = {
  launches: readonly Launch[]
  since: string | null
  query: Record<string, string>
}

/** What was begun lately: pressing one compares the weeks since with those before it; pressing it again goes back to the days. */
export async function LaunchPicker({ launches, since, query }: LaunchPickerProps) {
  const [t, locale] = [await getTranslations('analytics.effect'), await getLocale()]
  if (launches.length === 0) return <p className="mb-6 text-ink-muted text-sm">{t('launches.none')}</p>
  return (
    <section aria-label={t('launches.label')} className="mb-6">
      <h2 className="mb-2 font-medium text-sm">{t('launches.label')}</h2>
      <ul className="flex flex-wrap gap-2">
        {launches.map(({ kind, day, zh, en, more }) => (
          <li key={`${kind} ${day} ${zh}`}>
            <Link
              href={paths.merchant.analytics.effect(since === day ? query : { ...query, since: day })}
              aria-current={since === day ? 'true' : undefined}
              className={chipStyle()}
            >
              <span className="tabular">{formatDate(`${day}T12:00:00Z`, locale, 'short', 'UTC')}</span>
              {t(`launches.${kind}`, { name: locale === 'zh-CN' ? zh : en || zh })}
              {more > 0 ? <span className="tabular">{t('launches.more', { count: more })}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
