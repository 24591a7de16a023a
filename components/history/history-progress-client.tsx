'use client'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Progress } from '@/components/ui/progress'
import type { HistoryRun } from '@/lib/history/queries'
import { paths } from '@/lib/paths'

/** How far the reading of a file is: asked for every second until it is over. */
export function HistoryProgress({ run, onRun }: { run: HistoryRun; onRun: (run: HistoryRun) => void }) {
  const t = useTranslations('history')
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

async function ask(id: string): Promise<HistoryRun | null> {
  try {
    const response = await fetch(paths.api.historyImport({ run: id }))
    // our own route answers a run
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return response.ok ? ((await response.json()) as HistoryRun) : null
  } catch {
    return null
  }
}
