'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { usePolledRun } from '@/components/merchant-kit/use-polled-run-client'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { FormError } from '@/components/ui/form-error'
import { Progress } from '@/components/ui/progress'
import { cancelBacktestAction } from '@/lib/backtest/actions'
import type { RunProgress as Told } from '@/lib/backtest/runs/queries'
import { formatPoints } from '@/lib/i18n/format'
import { useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

const isOver = ({ state }: Told) => state !== 'waiting' && state !== 'running'

/** How far a trial is, until it is over and its report takes this place; it can be called off. */
export function RunProgress({ run: first }: { run: Told }) {
  const t = useTranslations('backtest.desk.progress')
  const locale = useLocale()
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [run, setRun] = useState(first)
  const onRun = useCallback(
    (told: Told) => {
      setRun(told)
      if (isOver(told)) router.refresh()
    },
    [router],
  )
  usePolledRun(run, (id) => paths.api.backtest({ run: id }), onRun)
  const most = Math.max(run.allEvents, run.events, 1)
  const words =
    run.state === 'waiting'
      ? t('waiting')
      : t('running', { events: formatPoints(run.events, locale), all: formatPoints(most, locale) })
  async function cancel(): Promise<void> {
    if (await ask(cancelBacktestAction({ id: run.id }))) router.refresh()
  }
  return (
    <Card padding="lg" className="grid gap-4">
      <Progress value={run.events} max={most} label={t('title')} valueText={words} tone="seal" />
      <p role="status" className="text-ink-muted tabular">
        {words}
      </p>
      <p className="text-ink-muted text-sm">{t('leave')}</p>
      {refused ? <FormError as="box">{refused}</FormError> : null}
      <Button tone="outline" onClick={() => void cancel()} className="justify-self-start">
        {t('cancel')}
      </Button>
    </Card>
  )
}
