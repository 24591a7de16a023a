import { createHash } from 'node:crypto'
import { invariant } from '@/lib/kernel/invariant'
import { type Breathe, eachImportedEvent, eachOwnEvent, type Span } from './queries'
import { type BacktestReport, type Comparison, compare, reportOf } from './report/rules'
import type { Assumptions, HistoryEvent, Programme } from './rules'
import { startReplay } from './start-replay'

export type Backtest = Span & {
  /** null: this shop's own orders */
  sourceId: string | null
  withLines: boolean
  programme: Programme
  against: Programme | null
  assumptions: Assumptions
}

export type BacktestDone = {
  events: number
  /** of every event that was told: the same history, the same hash */
  historyHash: string
  reports: BacktestReport[]
  comparison: Comparison | null
}

/** Tries a programme on what has happened, beside another if there is one: both live through the same history at once. */
export async function runBacktest(asked: Backtest, breathe?: (events: number) => Promise<void>): Promise<BacktestDone> {
  const { programme, against, assumptions } = asked
  const programmes = against ? [programme, against] : [programme]
  const replays = programmes.map((one) => startReplay(one, assumptions))
  const hash = createHash('sha256')
  let [events, last] = [0, 0]
  const take = (event: HistoryEvent) => {
    hash.update(JSON.stringify(event))
    for (const replay of replays) replay.take(event)
    events += 1
    last = event.at
  }
  const between: Breathe = async () => breathe?.(events)
  if (asked.sourceId === null) await eachOwnEvent(asked, take, between)
  else await eachImportedEvent({ ...asked, sourceId: asked.sourceId }, take, between)
  const until = asked.until?.getTime() ?? last
  const sides = replays.map((replay, i) => {
    const [tally, own] = [replay.finish(until), programmes[i]]
    invariant(own !== undefined, 'each replay has its programme')
    const report = reportOf(tally, own, assumptions)
    return { tally, programme: own, report, expectedSpendBps: report.total.expectedSpendBps }
  })
  const [one, other] = sides
  return {
    events,
    historyHash: hash.digest('hex'),
    reports: sides.map(({ report }) => report),
    comparison: one && other ? compare(one, other, assumptions.seed) : null,
  }
}
