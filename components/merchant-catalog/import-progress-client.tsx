'use client'
import { useTranslations } from 'next-intl'
import { usePolledRun } from '@/components/merchant-kit/use-polled-run-client'
import { Progress } from '@/components/ui/progress'
import type { ImportRun } from '@/lib/catalog/import/queries'
import { paths } from '@/lib/paths'

/** How far an import is: asked for every second until it is over. */
export function ImportProgress({ run, onRun }: { run: ImportRun; onRun: (run: ImportRun) => void }) {
  const t = useTranslations('merchant-catalog.import')
  usePolledRun(run, (id) => paths.api.catalogImport({ run: id }), onRun)
  const words =
    run.doneCount > 0
      ? t('progress', { done: run.doneCount, rows: run.rowCount })
      : t('reading', { rows: run.rowCount })
  return (
    <div className="grid gap-2">
      <Progress
        value={run.doneCount}
        max={Math.max(run.rowCount, 1)}
        label={t('progressLabel')}
        valueText={words}
        tone="seal"
      />
      <p role="status" className="text-ink-muted text-sm tabular">
        {words}
      </p>
    </div>
  )
}
