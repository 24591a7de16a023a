import { useLotWords } from '@/components/points/lot-words'
import type { Wizard } from '@/lib/backtest/runs/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { BacktestForm } from './backtest-form-client'

type BacktestStartProps = { wizard: Wizard; query: { rule?: string | undefined; source?: string | undefined } }

/** The wizard with what it can be asked about, begun with the draft or the history that somebody came with. */
export function BacktestStart({ wizard: { histories, rules, learnt, live }, query }: BacktestStartProps) {
  const lots = useLotWords()
  const known = rules.find(({ ruleId, isLive, isDraft }) => ruleId === query.rule && (!isLive || isDraft))
  return (
    <ClientMessages namespaces={['backtest.desk', 'merchant.form', 'refusals']}>
      <BacktestForm
        histories={histories}
        rules={rules}
        learnt={learnt}
        terms={{ pending: lots.pending(live.earning.pending), expiry: lots.expiry(live.earning.expiry) }}
        first={{ ruleId: known?.ruleId ?? null, sourceId: query.source ?? null }}
      />
    </ClientMessages>
  )
}
