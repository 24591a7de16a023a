'use client'
import { useTranslations } from 'next-intl'
import { usePolledRun } from '@/components/merchant-kit/use-polled-run-client'
import { Progress } from '@/components/ui/progress'
import type { HistoryRun } from '@/lib/history/queries'
import { paths } from '@/lib/paths'

/** How far the reading of a file is: asked for every second until it is over. */
export function HistoryProgress({ run, onRun }: { run: HistoryRun; onRun: (run: HistoryRun) => void }) {
  const t = useTranslations('history')
  usePolledRun(run, (id) => paths.api.historyImport({ run: id }), onRun)
  const most = Math.max(run.sizeBytes, 1)
  const words = t('progress', {
    rows: run.stagedRows,
    percent: Math.floor((Math.min(run.readBytes, most) / most) * 100),
  })
  return (
    <div className="grid gap-2">
      <Progress value={run.readBytes} max={most} label={t('wizard.reading')} valueText={words} tone="seal" />
      <p role="status" className="text-ink-muted text-sm tabular">
        {words}
      </p>
    </div>
  )
}
