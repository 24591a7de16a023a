'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { usePolledRun } from '@/components/merchant-kit/use-polled-run-client'
import { Button } from '@/components/ui/button'
import { buttonStyle } from '@/components/ui/button-style'
import { Progress } from '@/components/ui/progress'
import { cancelExportAction } from '@/lib/exports/actions'
import type { ExportRun } from '@/lib/exports/rules'
import { formatPoints } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'

type Shown = Pick<ExportRun, 'id' | 'state' | 'rows' | 'allRows' | 'sha256'>

/** How far a large file is; then the file itself. */
export function ExportProgress({ id }: { id: string }) {
  const [run, setRun] = useState<Shown>({ id, state: 'waiting', rows: 0, allRows: 0, sha256: null })
  const isOpen = run.state === 'waiting' || run.state === 'running'
  return (
    <div role="status" className="grid w-full max-w-80 gap-2 rounded-lg border border-line bg-surface p-3 text-sm">
      {isOpen ? <Polled run={run} onRun={setRun} /> : null}
      <Standing run={run} />
    </div>
  )
}

function Polled({ run, onRun }: { run: Shown; onRun: (run: Shown) => void }) {
  usePolledRun(run, (id) => paths.api.exportRun(id), onRun)
  const t = useTranslations('exports.ask')
  const cancel = () => void cancelExportAction({ id: run.id }).catch(() => null)
  return (
    <>
      <p className="text-ink-muted">{t('large')}</p>
      <Button tone="ghost" size="sm" onClick={cancel}>
        {t('cancel')}
      </Button>
    </>
  )
}

function Standing({ run }: { run: Shown }) {
  const t = useTranslations('exports.ask')
  const locale = useLocale()
  const count = (rows: number) => formatPoints(rows, locale)
  if (run.state === 'waiting') return <p>{t('waiting')}</p>
  if (run.state === 'cancelled' || run.state === 'failed') return <p>{t(run.state)}</p>
  const said = t('progress', { rows: count(run.rows), all: count(run.allRows) })
  if (run.state === 'running') return <Progress label={said} value={run.rows} max={Math.max(1, run.allRows)} />
  return (
    <>
      <p>{t('done', { rows: count(run.rows) })}</p>
      <p className="break-all text-ink-muted text-xs">
        {t('sum')} {run.sha256}
      </p>
      <a href={paths.api.exportRun(run.id, '1')} download className={buttonStyle({ tone: 'primary', size: 'sm' })}>
        {t('download')}
      </a>
    </>
  )
}
