import { useLocale, useTranslations } from 'next-intl'
import { Panel } from '@/components/merchant-kit/panel'
import type { PastRun } from '@/lib/desk/jobs/queries'
import { formatDate } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { useDuration } from './duration-words'
import { Outcome, useJobName } from './outcome-words'

/** What a job's runs came to, the newest first. */
export function JobPast({ job, past }: { job: string; past: readonly PastRun[] }) {
  const t = useTranslations('jobs.jobs')
  const locale = useLocale()
  const duration = useDuration()
  const { name } = useJobName()(job)
  return (
    <Panel
      title={t('pastOf', { name })}
      aside={
        <Link
          href={paths.merchant.jobs()}
          className="inline-flex min-h-9 items-center text-sm underline underline-offset-4"
        >
          {t('back')}
        </Link>
      }
    >
      <p className="mb-3 text-ink-muted text-sm">{past.length > 0 ? t('pastLead') : t('pastEmpty')}</p>
      <ol className="divide-y divide-line">
        {past.map((run) => (
          <li key={run.id} className="grid gap-x-6 gap-y-1 py-2.5 text-sm sm:grid-cols-[14rem_minmax(0,1fr)_auto]">
            <span className="text-ink-muted tabular">
              {formatDate(run.lastAt, locale, 'time')}
              <span className="block">{t('times', { count: run.times })}</span>
            </span>
            <span className={run.failed ? 'break-words text-on-danger-soft' : 'break-words'}>
              <Outcome {...run.outcome} />
            </span>
            <span className="text-ink-muted tabular">{t('longest', { time: duration(run.longestMs) })}</span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
