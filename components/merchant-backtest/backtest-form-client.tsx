'use client'
import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { Panel } from '@/components/merchant-kit/panel'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import type { Learnt } from '@/lib/backtest/learn/rules'
import type { HistoryChoice, RuleChoice } from '@/lib/backtest/runs/queries'
import { paths } from '@/lib/paths'
import { AssumptionFields } from './assumption-fields-client'
import { ExampleOrder } from './example-order-client'
import { HistoryFields } from './history-fields-client'
import { ProgrammeFields } from './programme-fields-client'
import { useBacktestForm } from './use-backtest-form-client'

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
  const form = useBacktestForm(histories, first)
  const { sourceId, tried, against, sides, wrong, hasOrders } = form
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.start()
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
            onSource={form.chooseHistory}
            months={form.months}
            onMonths={form.setMonths}
          />
        </Panel>
        <Panel title={t('tried')}>
          <ProgrammeFields
            rules={rules}
            tried={tried}
            onTried={form.setTried}
            against={against}
            onAgainst={form.setAgainst}
          />
        </Panel>
        <Panel title={t('assumptions')}>
          <AssumptionFields
            assumed={form.assumed}
            onAssumed={form.setAssumed}
            isOwn={sourceId === null}
            learnt={learnt}
            wrong={wrong}
          />
          <p className="mt-4 text-ink-muted text-sm">
            {t('terms')} {terms.pending} · {terms.expiry}
          </p>
        </Panel>
        {form.refused ? <FormError as="box">{form.refused}</FormError> : null}
        <Button type="submit" busy={form.busy} disabled={!hasOrders} className="justify-self-start">
          {t('start')}
        </Button>
      </div>
      <div className="lg:sticky lg:top-20">
        <ExampleOrder sourceId={sourceId} {...sides} hasOrders={hasOrders} />
      </div>
    </form>
  )
}
