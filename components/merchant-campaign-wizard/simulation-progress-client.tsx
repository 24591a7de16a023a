'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { usePolledRun } from '@/components/merchant-kit/use-polled-run-client'
import { Progress } from '@/components/ui/progress'
import type { SimulationRun } from '@/lib/campaigns/simulation/queries'
import { formatPoints } from '@/lib/i18n/format'
import { useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

/** How often the campaign was played through by now, until its report takes this place. */
export function SimulationProgress({ run: first }: { run: SimulationRun }) {
  const t = useTranslations('campaigns-desk.wizard.simulation')
  const locale = useLocale()
  const router = useRouter()
  const [run, setRun] = useState(first)
  const onRun = useCallback(
    (told: SimulationRun) => {
      setRun(told)
      if (told.state === 'done' || told.state === 'failed') router.refresh()
    },
    [router],
  )
  usePolledRun(run, (id) => paths.api.campaignSimulation({ run: id }), onRun)
  const words =
    run.state === 'waiting'
      ? t('waiting')
      : t('running', { done: formatPoints(run.done, locale), runs: formatPoints(run.runs, locale) })
  return (
    <div className="grid gap-2">
      <Progress value={run.done} max={run.runs} label={t('title')} valueText={words} tone="seal" />
      <p role="status" className="text-ink-muted text-sm tabular">
        {words}
      </p>
    </div>
  )
}
