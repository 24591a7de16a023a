'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { LinkButton } from '@/components/layout/link-button'
import { Panel } from '@/components/merchant-kit/panel'
import { useDeed } from '@/components/merchant-kit/use-deed-client'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { newRequestId } from '@/components/ui/request-id'
import { askBacktestAction } from '@/lib/backtest/actions'
import type { Learnt } from '@/lib/backtest/learn/rules'
import type { HistoryChoice, RuleChoice } from '@/lib/backtest/runs/queries'
import { askBacktestSchema } from '@/lib/backtest/schema'
import { useRouter } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { type Assumed, AssumptionFields, redemptionAsked } from './assumption-fields-client'
import { ExampleOrder } from './example-order-client'
import { HistoryFields } from './history-fields-client'
import { changeOf, ProgrammeFields } from './programme-fields-client'

export type BacktestFormProps = {
  histories: readonly HistoryChoice[]
  rules: readonly RuleChoice[]
  learnt: Learnt
  terms: { pending: string; expiry: string }
  /** what the form begins with: a draft that somebody wants to publish, a history that was just imported */
  first: { ruleId: string | null; sourceId: string | null }
}

/** What is tried on what, under which assumptions; beside it a real order under that programme, at every change. */
export function BacktestForm({ histories, rules, learnt, terms, first }: BacktestFormProps) {
  const t = useTranslations('backtest.desk.form')
  const router = useRouter()
  const { ask, refused } = useDeed()
  const [busy, setBusy] = useState(false)
  const [requestId] = useState(newRequestId)
  const own = histories.find(({ id }) => id === null)
  const begin = histories.find(({ id }) => id === first.sourceId) ?? own
  const [sourceId, setSourceId] = useState(begin?.id ?? null)
  const [months, setMonths] = useState('')
  const [tried, setTried] = useState(first.ruleId ? `with:${first.ruleId}` : 'live')
  const [against, setAgainst] = useState(first.ruleId ? 'live' : '')
  const [assumed, setAssumed] = useState<Assumed>({
    kind: sourceId === null ? 'as-happened' : 'assumed',
    atLeastPoints: '500',
    chancePercent: '30',
    expectedPercent: '',
  })
  const sides = { tried: changeOf(tried) ?? { kind: 'live' as const }, against: changeOf(against) }
  const read = askBacktestSchema.safeParse({
    requestId,
    sourceId,
    months: months === '' ? null : Number(months),
    ...sides,
    ...redemptionAsked(assumed),
  })
  const wrong = new Set(read.success ? [] : read.error.issues.map(({ path }) => path.join('.')))
  const hasOrders = (histories.find(({ id }) => id === sourceId)?.orders ?? 0) > 0

  async function start(): Promise<void> {
    if (!read.success) return
    setBusy(true)
    const done = await ask(askBacktestAction(read.data))
    if (done) router.push(paths.merchant.backtest(done.value.id))
    else setBusy(false)
  }

  function chooseHistory(id: string | null): void {
    setSourceId(id)
    if (id !== null && assumed.kind === 'as-happened') setAssumed({ ...assumed, kind: 'assumed' })
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void start()
      }}
      className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]"
    >
      <div className="grid gap-4">
        <Panel
          title={t('history')}
          aside={
            <LinkButton href={paths.merchant.history()} tone="ghost" size="sm">
              {t('import')}
            </LinkButton>
          }
        >
          <HistoryFields
            histories={histories}
            sourceId={sourceId}
            onSource={chooseHistory}
            months={months}
            onMonths={setMonths}
          />
        </Panel>
        <Panel title={t('tried')}>
          <ProgrammeFields rules={rules} tried={tried} onTried={setTried} against={against} onAgainst={setAgainst} />
        </Panel>
        <Panel title={t('assumptions')}>
          <AssumptionFields
            assumed={assumed}
            onAssumed={setAssumed}
            isOwn={sourceId === null}
            learnt={learnt}
            wrong={wrong}
          />
          <p className="mt-4 text-ink-muted text-sm">
            {t('terms')} {terms.pending} · {terms.expiry}
          </p>
        </Panel>
        {refused ? <FormError as="box">{refused}</FormError> : null}
        <Button type="submit" busy={busy} disabled={!hasOrders} className="justify-self-start">
          {t('start')}
        </Button>
      </div>
      <div className="lg:sticky lg:top-20">
        <ExampleOrder sourceId={sourceId} {...sides} hasOrders={hasOrders} />
      </div>
    </form>
  )
}
