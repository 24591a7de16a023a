import { useLocale, useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { DeskJob } from '@/lib/desk/jobs/queries'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { useDuration } from './duration-words'
import { Outcome, useJobName } from './outcome-words'
import { RunJob } from './run-job-client'

const tones: Record<DeskJob['state'], BadgeTone> = {
  failed: 'danger',
  late: 'warning',
  running: 'seal',
  new: 'neutral',
  fine: 'success',
}

/** What runs by itself: what it does, how it went, when it comes round again. */
export function JobTable({ jobs, mayRun }: { jobs: readonly DeskJob[]; mayRun: boolean }) {
  const t = useTranslations('jobs.jobs')
  return (
    <section aria-labelledby="scheduled">
      <h2 id="scheduled" className="font-display font-semibold text-xl">
        {t('title')}
      </h2>
      <p className="mb-4 text-ink-muted">{jobs.length === 0 ? t('never') : t('lead')}</p>
      <Table
        caption={t('title')}
        head={
          <>
            <Th>{t('name')}</Th>
            <Th>{t('state')}</Th>
            <Th>{t('last')}</Th>
            <Th>{t('next')}</Th>
            <Th>{t('due')}</Th>
            <Th>{t('outcome')}</Th>
            <Th align="end">{t('past')}</Th>
          </>
        }
      >
        {jobs.map((job) => (
          <JobRow key={job.name} job={job} mayRun={mayRun} />
        ))}
      </Table>
    </section>
  )
}

function JobRow({ job, mayRun }: { job: DeskJob; mayRun: boolean }) {
  const t = useTranslations('jobs.jobs')
  const locale = useLocale()
  const duration = useDuration()
  const { name, does } = useJobName()(job.name)
  return (
    <Tr>
      <Td>
        <span className="grid gap-0.5 md:max-w-72 xl:min-w-56">
          <span className="font-medium">{name}</span>
          <span className="text-ink-muted text-sm">{does}</span>
        </span>
      </Td>
      <Td label={t('state')}>
        <Badge tone={tones[job.state]}>
          {job.state === 'failed' ? t('failed', { count: job.failures }) : t(job.state)}
        </Badge>
      </Td>
      <Td label={t('last')} className="text-sm tabular">
        {job.startedAt ? (
          <span className="grid text-end md:text-start">
            <span className="whitespace-nowrap">{formatDate(job.finishedAt ?? job.startedAt, locale, 'time')}</span>
            {job.tookMs === null ? null : (
              <span className="text-ink-muted">
                {t('took')} {duration(job.tookMs)}
              </span>
            )}
          </span>
        ) : (
          t('never')
        )}
      </Td>
      <Td label={t('next')} className="whitespace-nowrap text-sm tabular">
        {job.nextAt ? formatDate(job.nextAt, locale, 'time') : '—'}
      </Td>
      <Td label={t('due')} className="text-sm tabular">
        {job.due === null
          ? '—'
          : job.due === 0
            ? t('dueNone')
            : t('dueCount', {
                count: formatPoints(job.due, locale),
                wait: duration(Math.max(0, job.dueSeconds) * 1000),
              })}
      </Td>
      <Td label={t('outcome')} className="text-ink-muted text-sm">
        <span className="break-words text-end md:text-start">
          <Outcome {...job.outcome} />
        </span>
      </Td>
      <Td>
        <span className="flex w-full flex-wrap items-center justify-end gap-2">
          {mayRun && job.byHand ? <RunJob name={job.name} title={name} /> : null}
          <Link
            href={paths.merchant.jobs({ job: job.name })}
            prefetch={false}
            aria-label={t('pastOf', { name })}
            className="inline-flex min-h-9 items-center text-sm underline underline-offset-4"
          >
            {t('past')}
          </Link>
        </span>
      </Td>
    </Tr>
  )
}
