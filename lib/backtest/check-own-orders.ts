import type { Queryable } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { type Breathe, eachOwnEvent } from './queries'
import type { OwnCheck } from './report/rules'
import type { Assumptions, HistoryEvent, Programme } from './rules'
import { formerProgrammes } from './runs/queries'
import { programmeOfSide, sideOf } from './sides/rules'
import { startReplay } from './start-replay'

type Asked = { until: Date | null; assumptions: Assumptions; breathe?: Breathe }

/** All our orders once more, each under the rules of its own day: what comes out must be what was given. */
export async function checkOwnOrders(on: Queryable, { until, assumptions, breathe }: Asked): Promise<OwnCheck> {
  const { timeZone } = assumptions
  const former = (await formerProgrammes(on)).map(({ from, programme: live }) => {
    const side = sideOf({ kind: 'live' }, live, null)
    invariant(side !== null, 'what is in force is a programme')
    return { from, programme: programmeOfSide(side, 'as it was', timeZone) }
  })
  const first = former[0]?.programme
  if (!first)
    return { orders: 0, givenPoints: 0, replayedPoints: 0, differing: 0, first: [], programmes: 0, hasLimits: false }
  const limited = [...new Set(former.flatMap(({ programme }) => programme.limited))]
  const at = (instant: number): Programme => former.findLast(({ from }) => from <= instant)?.programme ?? first
  const asItWas: Programme = { ...first, limited, award: (facts) => at(facts.at.getTime()).award(facts) }
  const replay = startReplay(asItWas, { ...assumptions, redemption: { kind: 'as-happened' }, rememberDays: null })
  let last = 0
  const take = (event: HistoryEvent) => {
    replay.take(event)
    last = event.at
  }
  await eachOwnEvent({ from: null, until }, take, breathe)
  const { replayed } = replay.finish(last)
  return { ...replayed, programmes: former.length, hasLimits: limited.length > 0 }
}
