import { isDeepStrictEqual } from 'node:util'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { reconcilePayments } from '@/lib/orders/reconcile-payments'
import type { Floor } from '../floor'
import { broken } from '../scratch'
import { none, type Tally } from '../tally'
import { openWire, type Wire } from '../wire-proxy'
import { type Callers, openCallers } from './call-process'
import type { Case } from './case'
import { controls } from './controls'
import { workflows } from './workflows'

// K1: each workflow is run once undisturbed to count its round trips to the database, and then again and again, ended
// at each of them in each way; after every end it is asked again under the same key until the answer is certain.

/** kill: the caller dies by SIGKILL while the server holds its message; kill-unsent: a moment before it gets it. */
export const modes = ['before-send', 'before-reply', 'kill', 'kill-unsent'] as const
export type Mode = (typeof modes)[number]
export type KillPoint = { workflow: string; trip: number; mode: Mode }

const MOST_ASKS = 5

export type Bench = { floor: Floor; wire: Wire; callers: Callers }

export async function openBench(floor: Floor): Promise<Bench> {
  return { floor, wire: await openWire(floor.url), callers: await openCallers() }
}

export async function closeBench({ wire, callers }: Bench): Promise<void> {
  await callers.close()
  await wire.close()
}

/** A workflow begun afresh: what is to be asked. */
export async function begin({ floor }: Pick<Bench, 'floor'>, workflow: string): Promise<Case> {
  const made = await (workflows[workflow] ?? controls[workflow])?.(floor.trial)
  if (!made) throw new Error(`there is no workflow ${workflow}`)
  return made
}

/** The undisturbed run: how many round trips it takes, and what it leaves. */
export async function measure(bench: Bench, workflow: string): Promise<{ trips: number; effect: unknown }> {
  const { call, input, afterwards, effect } = await begin(bench, workflow)
  const before = bench.wire.counted.trips
  const told = await bench.callers.ask({ url: bench.wire.url, call, input })
  await bench.wire.quiet()
  if (told.outcome !== 'done') throw new Error(`${workflow}, undisturbed: ${told.says}`)
  const trips = bench.wire.counted.trips - before
  if (afterwards) await bench.callers.ask({ url: bench.wire.url, call: afterwards, input: null })
  return { trips, effect: await effect() }
}

function disturb({ wire, callers }: Bench, { trip, mode }: KillPoint): void {
  if (mode === 'before-send' || mode === 'before-reply') return wire.arm({ trip, cut: mode })
  callers.prepare()
  wire.arm({ trip, cut: mode === 'kill' ? 'none' : 'before-send', strike: callers.kill })
}

/** One kill point; answers what went wrong, or nothing, and what it counted. */
export async function tryKillPoint(
  bench: Bench,
  point: KillPoint,
  expected: unknown,
): Promise<{ tally: Tally; wrong: string[] }> {
  const { wire, callers } = bench
  const { call, input, afterwards, effect } = await begin(bench, point.workflow)
  disturb(bench, point)
  const wrong: string[] = []
  const first = await callers.ask({ url: wire.url, call, input })
  if (wire.isArmed()) wrong.push(`the blow never fell: ${first.says}`)
  wire.arm(null)
  await wire.quiet()
  let last = first
  for (let asks = 1; last.outcome === 'unknown' && asks < MOST_ASKS; asks += 1)
    last = await callers.ask({ url: wire.url, call, input })
  if (afterwards) await callers.ask({ url: wire.url, call: afterwards, input: null })
  await wire.quiet()
  if (last.outcome !== 'done') wrong.push(`asked again it said ${last.outcome} (${last.says})`)
  const left = await effect()
  const isSame = isDeepStrictEqual(left, expected)
  if (!isSame) wrong.push(`left ${JSON.stringify(left)} and not ${JSON.stringify(expected)}`)
  wrong.push(...(await broken(db())))
  const wasUnknown = first.outcome === 'unknown'
  const tally: Tally = {
    ...none,
    kills: 1,
    acknowledged: last.outcome === 'done' ? 1 : 0,
    lost: last.outcome === 'done' && !isSame ? 1 : 0,
    unknown: wasUnknown ? 1 : 0,
    resolved: wasUnknown && last.outcome === 'done' ? 1 : 0,
  }
  return { tally, wrong }
}

/** What is still held after everything that waited was let go: nothing may be. */
export async function leftHeld(): Promise<string[]> {
  const at = new Date(Date.now() + 60 * 60_000)
  while ((await reconcilePayments({ at, on: db() })) > 0);
  const held = await row<{ holds: number; reserved: number; coupons: number; waiting: number }>(
    `select (select count(*) from points_hold where state = 'active') as holds, (select coalesce(sum(reserved), 0) from variant) as reserved,
       (select count(*) from coupon_use where state = 'held') as coupons, (select count(*) from order_waiting) as waiting`,
  )
  return Object.entries(held ?? {}).flatMap(([what, count]) => (count > 0 ? [`${what} still held: ${count}`] : []))
}
