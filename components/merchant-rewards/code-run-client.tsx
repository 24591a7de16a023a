'use client'
import { useLocale, useTranslations } from 'next-intl'
import { usePolledRun } from '@/components/merchant-kit/use-polled-run-client'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import { formatPoints } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import type { CodeRun } from '@/lib/rewards/codes/queries'

/** How far codes are on their way in: asked for every second until they are there. */
export function CodeRunProgress({ run, onRun }: { run: CodeRun; onRun: (run: CodeRun) => void }) {
  const t = useTranslations('rewards-desk.codes')
  const locale = useLocale()
  usePolledRun(run, (id) => paths.api.codes({ run: id }), onRun)
  const words = t('progress', { done: formatPoints(run.done, locale), total: formatPoints(run.total, locale) })
  return (
    <div className="grid gap-2">
      <Progress value={run.done} max={Math.max(run.total, 1)} label={t('running')} valueText={words} tone="seal" />
      <p role="status" className="text-ink-muted text-sm tabular">
        {words}
      </p>
    </div>
  )
}

/** How it ended, and the first lines that were not as they should be. */
export function CodeRunOutcome({ run }: { run: CodeRun }) {
  const t = useTranslations('rewards-desk.codes')
  const { report, state, work } = run
  if (!report)
    return (
      <Notice tone="danger" live>
        {t(state === 'cancelled' ? 'cancelled' : 'lost')}
      </Notice>
    )
  const key =
    state === 'refused' ? 'refused' : state === 'checked' ? 'checked' : work === 'generate' ? 'generated' : 'imported'
  const { put, twice, known, bad } = report
  return (
    <Notice tone={state === 'refused' ? 'danger' : 'success'} live title={t(`outcome.${key}`, { put, bad })}>
      {twice + known > 0 ? <p>{t('outcome.left', { twice, known })}</p> : null}
      {report.problems.length > 0 ? (
        <ul className="mt-2 grid gap-0.5 text-sm">
          {report.problems.slice(0, 8).map(({ line, code }) => (
            <li key={`${line}${code}`}>{t(`problem.${code}`, { line })}</li>
          ))}
        </ul>
      ) : null}
    </Notice>
  )
}
