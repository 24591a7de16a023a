import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { BacktestRun } from '@/lib/backtest/runs/queries'
import { RunProgress } from './run-progress-client'

/** A trial without a report: how far it is, or why there will be none. */
export function RunState({ run }: { run: BacktestRun }) {
  const t = useTranslations('backtest.desk.over')
  if (run.state === 'cancelled') return <Notice>{t('cancelled')}</Notice>
  if (run.state === 'failed') {
    const known = run.problem === 'history-gone' || run.problem === 'lost' ? run.problem : 'other'
    return (
      <Notice tone="danger">{t('failed', { problem: t(`problems.${known}`, { detail: run.problem ?? '' }) })}</Notice>
    )
  }
  const { id, state, events, allEvents } = run
  return <RunProgress run={{ id, state, events, allEvents }} />
}
