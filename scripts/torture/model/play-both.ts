import fs from 'node:fs'
import path from 'node:path'
import * as fc from 'fast-check'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { newShopper, today } from '@/lib/points/ledger.fixture'
import { idleEnd, ModelAccount, type ModelTerms } from '@/lib/points/ledger-model.fixture'

// Random lives of shoppers' points, played in the database and by a clerk with a pencil; after every single command the
// balances must be the same, and at the end every lot.

const amount = fc.integer({ min: 1, max: 120 })
const which = fc.nat(9)
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('award' as const), amount, days: fc.integer({ min: 1, max: 60 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('pending' as const), amount, days: fc.integer({ min: 8, max: 60 }) }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('hold' as const, 'spend' as const), amount }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('capture' as const, 'release-hold' as const), which }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('return' as const, 'revoke' as const),
      which,
      share: fc.constantFrom(0.25, 0.5, 1),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('release' as const, 'expire' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('again' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('idle' as const), amount, days: fc.integer({ min: 4, max: 30 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('event' as const), amount }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('deliver' as const), which, days: fc.integer({ min: 4, max: 30 }) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 12 }) }) },
)
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** What the database is asked, and what the clerk says of it. */
type Asked = { ask: Record<string, unknown>; expected: string }

const DAY = 86_400_000
const dayOf = (day: number) => (day === Infinity ? null : new Date(today.getTime() + day * DAY).toISOString())

type Life = {
  id: string
  model: ModelAccount
  asked: Asked[]
  awards: string[]
  holds: string[]
  spends: { key: string; points: number }[]
  now: number
}
type Of<Kind extends Step['do']> = Extract<Step, { do: Kind }>

/** Writes a command down with the balance that the clerk has after it. */
function say({ model, asked, now }: Life, ask: Record<string, unknown>, done: boolean): void {
  const { available, pending, held, debt } = model
  asked.push({
    ask: { ...ask, at: dayOf(now) },
    expected: `${done ? 't' : 'f'} ${available} ${pending} ${held} ${debt}`,
  })
}

function earn(life: Life, key: string, one: Of<'award' | 'pending' | 'idle' | 'event'>): void {
  const { model, now } = life
  const days = 'days' in one ? one.days : 0
  const terms: ModelTerms =
    one.do === 'idle'
      ? { releasesAt: now, expiresAt: idleEnd(now, days), idle: days }
      : one.do === 'event'
        ? { releasesAt: null, expiresAt: Infinity }
        : { releasesAt: one.do === 'award' ? now : now + 7, expiresAt: now + days }
  const lot = one.do === 'event' ? { releaseOn: 'delivered' } : one.do === 'idle' ? { idleDays: days } : null
  life.awards.push(key)
  model.award(key, one.amount, now, terms)
  const releasesAt = terms.releasesAt === null ? null : dayOf(terms.releasesAt)
  say(life, { do: 'award', key, points: one.amount, releasesAt, expiresAt: dayOf(terms.expiresAt), lot }, true)
}

function draw(life: Life, key: string, { do: kind, amount: points }: Of<'hold' | 'spend'>): void {
  const done = kind === 'spend' ? life.model.spend(points, life.now) : life.model.hold(key, points, life.now)
  if (done && kind === 'spend') life.spends.push({ key, points })
  if (done && kind === 'hold') life.holds.push(key)
  say(life, { do: kind, key, points }, done)
}

function undo(life: Life, as: string, one: Of<'return' | 'revoke'>): void {
  const { model, now } = life
  const from = one.do === 'return' ? life.holds : life.awards
  const key = from[one.which % Math.max(1, from.length)] ?? `${life.id}:none`
  const whole = (one.do === 'return' ? model.holds.get(key) : model.awards.get(key))?.points ?? 0
  const done = one.do === 'return' ? model.returnSpend(key, one.share, now) : model.revoke(key, one.share, now)
  say(life, { do: one.do, key, as, points: Math.floor(whole * one.share) }, done)
}

function decide(life: Life, one: Of<'capture' | 'release-hold' | 'deliver' | 'again'>): void {
  const { model, now, id } = life
  if (one.do === 'again') {
    // a spend that went through, asked again under its key: the same answer, and nothing moves
    const spend = life.spends[one.which]
    if (spend) say(life, { do: 'spend', ...spend }, true)
    return
  }
  if (one.do === 'deliver') {
    const key = life.awards[one.which % Math.max(1, life.awards.length)]
    if (key === undefined) return
    model.deliver(key, now, one.days)
    say(life, { do: 'deliver', key, expiry: { kind: 'rolling-days', days: one.days } }, true)
    return
  }
  const key = life.holds[one.which % Math.max(1, life.holds.length)] ?? `${id}:none`
  say(life, { do: one.do, key }, one.do === 'capture' ? model.capture(key) : model.releaseHold(key, now))
}

/** One step of the clerk. */
function live(life: Life, key: string, one: Step): void {
  switch (one.do) {
    case 'award':
    case 'pending':
    case 'idle':
    case 'event':
      return earn(life, key, one)
    case 'hold':
    case 'spend':
      return draw(life, key, one)
    case 'return':
    case 'revoke':
      return undo(life, key, one)
    case 'release':
      life.model.release(life.now)
      return say(life, { do: 'release' }, true)
    case 'expire':
      life.model.expire(life.now)
      return say(life, { do: 'expire' }, true)
    case 'wait':
      life.now += one.days
      return
    default:
      return decide(life, one)
  }
}

/** The clerk's side: every step as a command, with the balance that must stand after it. */
function reckon(id: string, steps: readonly Step[]): Life {
  const life: Life = { id, model: new ModelAccount(), asked: [], awards: [], holds: [], spends: [], now: 0 }
  for (const [i, one] of steps.entries()) live(life, `${id}:${i}`, one)
  return life
}

/** One life on both sides; answers where they part, or null, and how many commands were played. */
export async function playBoth(steps: readonly Step[]): Promise<{ played: number; parted: string | null }> {
  const id = await newShopper()
  const { asked, model } = reckon(id, steps)
  const answer = await row<{ says: string[]; lots: unknown }>(`select torture_play($1, $2) as says`, [
    id,
    JSON.stringify(asked.map(({ ask }) => ask)),
  ])
  const says = answer?.says ?? []
  const at = asked.findIndex(({ expected }, i) => expected !== says[i])
  if (at >= 0)
    return { played: at, parted: `${JSON.stringify(asked[at]?.ask)}: ${says[at]} and not ${asked[at]?.expected}` }
  const left = await row<{ lots: unknown[] }>(
    `select coalesce(json_agg(json_build_array(remaining_points, state = 'pending', round(extract(epoch from expires_at - $2) / 43200) / 2) order by id), '[]') as lots
     from lot where account_id = $1`,
    [id, today],
  )
  const lots = model.lots.map((lot) => [lot.left, lot.pending, lot.expiresAt === Infinity ? null : lot.expiresAt])
  const isSame = JSON.stringify(left?.lots) === JSON.stringify(lots)
  return {
    played: asked.length,
    parted: isSame ? null : `lots ${JSON.stringify(left?.lots)} and not ${JSON.stringify(lots)}`,
  }
}

/** The function that plays, in a database that is thrown away after. */
export const teachToPlay = () => db().query(fs.readFileSync(path.join(import.meta.dirname, 'play.sql'), 'utf8'))

const LIFE = 200

export type Parted = { seed: number; steps: Step[]; parted: string }

/** Some lives; answers how many commands were played, and the shortest life that parts when one does. */
export async function playLives(seed: number, lives: number): Promise<{ played: number; parted: Parted | null }> {
  let played = 0
  let lived = 0
  const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: LIFE, size: 'max' }), async (steps) => {
    // tables that grew from nothing are planned for as if they were empty
    if (lived++ % 40 === 5) await rows('analyze posting, entry, lot, lot_use, points_balance, points_hold, points_debt')
    const life = await playBoth(steps)
    played += life.played
    return life.parted === null
  })
  const result = await fc.check(property, { seed, numRuns: lives })
  if (!result.failed) return { played, parted: null }
  const steps = result.counterexample?.[0] ?? []
  const { parted } = await playBoth(steps)
  return { played, parted: { seed, steps, parted: parted ?? 'parted once, and not when played again' } }
}
