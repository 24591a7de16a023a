import { type Queryable, refusable, row, rows } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import type { BacktestRefusal } from './errors'
import type { BacktestResult } from './report/rules'

/** Writes a trial down to be run; the same request is the same trial. */
export const ask = (on: Queryable, asked: Readonly<Record<string, unknown>>) =>
  refusable<string, BacktestRefusal>(
    row<{ id: string }>('select backtest_ask($1) as id', [JSON.stringify(asked)], on).then((made) => {
      invariant(made !== null, 'a trial has a number')
      return made.id
    }),
  )

/** The same question once more; null: there is none of this number that could be asked again. */
export const askAgain = (
  on: Queryable,
  again: { id: string; of: string; requestId: string; actorId: string; at: Date | null },
) =>
  refusable<string | null, BacktestRefusal>(
    row<{ id: string }>(
      `select backtest_ask(jsonb_build_object('id', $1::uuid, 'requestId', $3::text, 'sourceId', source_id, 'asked', asked, 'ruleId', rule_id,
         'subject', subject_hash, 'allEvents', all_events, 'actorId', $4::uuid, 'at', $5::timestamptz)) as id
       from backtest_run where id = $2 and state in ('failed', 'cancelled') and (source_name is null or source_id is not null)`,
      [again.id, again.of, again.requestId, again.actorId, again.at],
      on,
    ).then((made) => made?.id ?? null),
  )

export type Claimed = {
  id: string
  source_id: string | null
  source_name: string | null
  asked: unknown
  tries: number
}

/** Takes the next trial that nobody is at work on. */
export async function claim(): Promise<Claimed | null> {
  const found = await row<Claimed>('select id, source_id, source_name, asked, tries from backtest_claim()')
  return found?.id ? found : null
}

/** Says how far it is; false: it was called off, or somebody else took it over. */
export async function touch({ id, tries }: Claimed, events: number, allEvents: number): Promise<boolean> {
  const found = await rows(
    `update backtest_run set events = $3, all_events = $4, touched_at = now() where id = $1 and tries = $2 and state = 'running' returning id`,
    [id, tries, events, allEvents],
  )
  return found.length === 1
}

export type Kept = { events: number; orders: number; engine: number; historyHash: string; result: BacktestResult }

/** Keeps a report for good. */
export async function keep(
  { id, tries }: Claimed,
  { events, orders, engine, historyHash, result }: Kept,
): Promise<void> {
  await rows(
    `update backtest_run set state = 'done', events = $3, all_events = $3, orders = $4, engine = $5, history_hash = $6, result = $7,
       touched_at = now(), finished_at = now() where id = $1 and tries = $2 and state = 'running'`,
    [id, tries, events, orders, engine, historyHash, JSON.stringify(result)],
  )
}

/** It could not be done, and trying once more would not help. */
export async function giveUp({ id, tries }: Claimed, problem: string): Promise<void> {
  await rows(
    `update backtest_run set state = 'failed', problem = $3, finished_at = now() where id = $1 and tries = $2 and state = 'running'`,
    [id, tries, problem],
  )
}

/** Calls a trial off; false: it was over, or there is none. */
export async function callOff(on: Queryable, id: string): Promise<boolean> {
  const found = await rows(
    `update backtest_run set state = 'cancelled', finished_at = now(), touched_at = now() where id = $1 and state in ('waiting', 'running') returning id`,
    [id],
    on,
  )
  return found.length === 1
}
