import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import type { JobRun } from '@/lib/shop/queries'

/** A job that has not been seen for this long has probably stopped: the slowest of them runs every hour. */
const LATE_SECONDS = 90 * 60

async function JobOutcome({ code, count = 0, detail }: JobRun['outcome']) {
  const t = await getTranslations('merchant.settings.jobs')
  const key = `outcomes.${code as 'lots-released'}` as const
  if (!code || !t.has(key)) return '—'
  return (
    <>
      {t(key, { count })}
      {detail ? (
        <span lang="en" className="block">
          {detail}
        </span>
      ) : null}
    </>
  )
}

/** What runs by itself: when it ran last, how it went. */
export async function JobTable({ jobs }: { jobs: readonly JobRun[] }) {
  const t = await getTranslations('merchant.settings.jobs')
  const locale = await getLocale()
  const ago = (seconds: number) =>
    seconds < 120
      ? t('seconds', { count: formatPoints(seconds, locale) })
      : t('minutes', { count: formatPoints(Math.floor(seconds / 60), locale) })
  if (jobs.length === 0) return <p className="text-ink-muted">{t('none')}</p>
  return (
    <Table
      caption={t('title')}
      head={
        <>
          <Th>{t('name')}</Th>
          <Th>{t('state')}</Th>
          <Th>{t('last')}</Th>
          <Th align="end">{t('ago')}</Th>
          <Th>{t('due')}</Th>
          <Th>{t('outcome')}</Th>
        </>
      }
    >
      {jobs.map((job) => (
        <Tr key={job.name}>
          <Td className="font-medium">
            {t.has(`names.${job.name}` as 'names.release-points')
              ? t(`names.${job.name}` as 'names.release-points')
              : job.name}
          </Td>
          <Td label={t('state')}>
            {job.failures > 0 ? (
              <Badge tone="danger">{t('failed', { count: job.failures })}</Badge>
            ) : job.secondsAgo > LATE_SECONDS ? (
              <Badge tone="warning">{t('late')}</Badge>
            ) : (
              <Badge tone="success">{t('fine')}</Badge>
            )}
          </Td>
          <Td label={t('last')} className="whitespace-nowrap tabular">
            {formatDate(job.finishedAt ?? job.startedAt, locale, 'time')}
          </Td>
          <Td label={t('ago')} align="end" className="whitespace-nowrap">
            {ago(job.secondsAgo)}
          </Td>
          <Td label={t('due')} className="tabular">
            {job.due === null
              ? '—'
              : job.due === 0
                ? t('dueNone')
                : t('dueCount', { count: formatPoints(job.due, locale), wait: ago(Math.max(0, job.dueSeconds)) })}
          </Td>
          <Td label={t('outcome')} className="text-ink-muted text-sm">
            <span className="break-words text-end md:text-start">
              <JobOutcome {...job.outcome} />
            </span>
          </Td>
        </Tr>
      ))}
    </Table>
  )
}
