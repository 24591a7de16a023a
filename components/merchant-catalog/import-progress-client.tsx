'use client'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Progress } from '@/components/ui/progress'
import type { ImportRun } from '@/lib/catalog/import/queries'
import { paths } from '@/lib/paths'

/** How far an import is: asked for every second until it is over. */
export function ImportProgress({ run, onRun }: { run: ImportRun; onRun: (run: ImportRun) => void }) {
  const t = useTranslations('merchant-catalog.import')
  useEffect(() => {
    let asking = false
    const timer = setInterval(async () => {
      if (asking) return
      asking = true
      const found = await ask(run.id)
      asking = false
      if (found) onRun(found)
    }, 1000)
    return () => clearInterval(timer)
  }, [run.id, onRun])
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

async function ask(id: string): Promise<ImportRun | null> {
  try {
    const response = await fetch(paths.api.catalogImport({ run: id }))
    // our own route answers a run
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return response.ok ? ((await response.json()) as ImportRun) : null
  } catch {
    return null
  }
}
