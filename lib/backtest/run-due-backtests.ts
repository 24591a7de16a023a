import type { Context } from '@/lib/gate/context'
import { checkOwnOrders } from './check-own-orders'
import { BACKTEST_ENGINE } from './rules'
import { runBacktest } from './run-backtest'
import { storedQuestionSchema } from './schema'
import { programmeOfSide } from './sides/rules'
import { type Claimed, claim, giveUp, keep, touch } from './store'

const MOST = 50

class CalledOff extends Error {}

/** Every trial that was asked for is run, one after the other; one that a lost worker left half done is begun again. */
export async function runDueBacktests(ctx: Pick<Context, 'on'>): Promise<number> {
  let done = 0
  for (; done < MOST; done += 1) {
    const run = await claim()
    if (!run) break
    await runOne(ctx, run)
  }
  return done
}

async function runOne(ctx: Pick<Context, 'on'>, run: Claimed): Promise<void> {
  try {
    await replayed(ctx, run)
  } catch (error) {
    if (error instanceof CalledOff) return
    console.error(`trial ${run.id} failed:`, error)
    await giveUp(run, error instanceof Error ? error.message.slice(0, 500) : 'unknown')
  }
}

async function replayed({ on }: Pick<Context, 'on'>, run: Claimed): Promise<void> {
  if (run.source_name !== null && run.source_id === null) return giveUp(run, 'history-gone')
  const { tried, against, assumptions, from, until } = storedQuestionSchema.parse(run.asked)
  const [programme, other] = [tried, against].map((side, n) =>
    side ? programmeOfSide(side, n === 0 ? 'tried' : 'against', assumptions.timeZone) : null,
  )
  if (!programme) return giveUp(run, 'nothing-tried')
  const isOwn = run.source_name === null
  const span = { from: from === null ? null : new Date(from), until: until === null ? null : new Date(until) }
  let [passed, all] = [0, 0]
  const said = async (events: number) => {
    all = Math.max(all, passed + events)
    if (!(await touch(run, passed + events, all))) throw new CalledOff()
  }
  const done = await runBacktest(
    {
      ...span,
      sourceId: isOwn ? null : run.source_id,
      withLines: programme.asksForProducts || other?.asksForProducts === true,
      programme,
      against: other ?? null,
      assumptions,
    },
    said,
  )
  passed = done.events
  const check = isOwn ? await checkOwnOrders(on, { until: span.until, assumptions, breathe: () => said(0) }) : null
  const { events, historyHash, reports, comparison } = done
  await keep(run, {
    events,
    orders: reports[0]?.total.orders ?? 0,
    engine: BACKTEST_ENGINE,
    historyHash,
    result: { events, reports, comparison, check },
  })
}
