import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { points } from '@/lib/kernel/points'
import { daysOn, give, hold, newShopper, replaceInFunction, spendAtOnce, today } from '@/lib/points/ledger.fixture'
import { expireDue, holdCapture, holdRelease, releaseDue, returnSpend, revoke } from '@/lib/points/store'
import { foldNow } from './fold.fixture'
import {
  oddCharges,
  oddLots,
  rawHouse,
  rawPoints,
  rawRemaining,
  rawShoppers,
  rawTotals,
  readHouse,
  readPoints,
  readRemaining,
  readRest,
  readShoppers,
  readSpans,
  readSpansByDay,
  readTotals,
} from './raw.fixture'

// Random days of some shoppers' points, told out of order and folded at random moments: what is read is what the rows say.

useTestDatabase()
let actor = ''
beforeAll(async () => {
  await openShop()
  actor = await newShopper()
  await db().query(`update account set staff_role = 'owner' where id = $1`, [actor])
})

const amount = fc.integer({ min: 1, max: 90 })
const which = fc.nat(2)
const who = fc.nat(2)
const ofHolds = ['capture', 'capture', 'let-go', 'hold-again'] as const
const ofWhatWas = ['return', 'return', 'return', 'revoke', 'revoke', 'undo'] as const
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('award', 'award', 'award-pending'),
      who,
      amount,
      days: fc.integer({ min: 1, max: 60 }),
    }),
  },
  { weight: 7, arbitrary: fc.record({ do: fc.constantFrom('hold', 'hold', 'spend'), who, amount }) },
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constantFrom(...ofHolds, ...ofWhatWas),
      which,
      share: fc.constantFrom(0.3, 0.5, 1),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('adjust'), who, amount: fc.integer({ min: -40, max: 40 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('release', 'release', 'expire') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('merge', 'part'), who }) },
  // shop days go back too: clocks are fixed, imports are of last year
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait'), days: fc.integer({ min: -9, max: 16 }) }) },
  // some of it, or all of it and the shoppers too
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('fold'),
      amount: fc.integer({ min: 1, max: 20 }).map((n) => (n > 13 ? 1_000 : n)),
    }),
  },
)
type Step = { do: string; amount?: number; days?: number; which?: number; who?: number; share?: number }
type Made = { key: string; points: number }
type Play = {
  ids: string[]
  day: number
  awards: Made[]
  holds: Made[]
  captured: Made[]
  adjustments: Made[]
  merge: string | null
}

const did = new Map<string, number>()

// a closed account is given nothing: the desk doesn't offer it
const ownerOf = async (id: string) => (await row<{ id: string }>('select points_owner($1) as id', [id]))?.id ?? id

async function play(p: Play, one: Step): Promise<unknown> {
  const at = daysOn(p.day)
  const id = await ownerOf(p.ids[one.who ?? 0] ?? '')
  const n = one.amount ?? 0
  // one of the newest
  const pick = (list: Made[]) =>
    list.at(-1 - ((one.which ?? 0) % Math.max(1, list.length))) ?? { key: 'none', points: 0 }
  const undo = ({ key, points: whole }: Made) => ({
    key,
    as: `${key}:undo:${randomUUID()}`,
    points: points(Math.max(1, Math.floor(whole * (one.share ?? 1)))),
    explanation: {},
    actorId: null,
  })
  switch (one.do) {
    case 'award':
    case 'award-pending': {
      const key = `${id}:${randomUUID()}`
      p.awards.push({ key, points: n })
      return give(id, n, {
        key,
        at,
        releasesAt: one.do === 'award' ? null : daysOn(p.day + 7),
        expiresAt: daysOn(p.day + (one.days ?? 1)),
      })
    }
    case 'spend':
      return spendAtOnce(id, n, undefined, at)
    case 'hold': {
      const key = randomUUID()
      const done = await hold(id, key, n, at)
      if (done.ok) p.holds.push({ key, points: n })
      return done
    }
    case 'capture': {
      const held = pick(p.holds)
      // what points pay is worth a third more than the points are, so that shares of it have fractions
      const done = await holdCapture(db(), at, held.key, { pointsMinor: Math.floor((held.points * 4) / 3) })
      if (done.ok) p.captured.push(held)
      return done
    }
    case 'let-go':
      return holdRelease(db(), at, pick(p.holds).key)
    case 'hold-again':
      return p.holds.length > 0 && rows('select points_rehold($1, $2, $2)', [pick(p.holds).key, at])
    case 'return':
      return returnSpend(db(), at, undo(pick(p.captured)))
    case 'revoke':
      return revoke(db(), at, undo(pick(p.awards)))
    case 'adjust': {
      const [made] = await rows<{ a: { adjustmentId: string } }>('select adjustment_propose($1) as a', [
        JSON.stringify({
          requestId: randomUUID(),
          actorId: actor,
          title: 'x',
          reasonCode: 'goodwill',
          shopperNote: 'x',
          internalNote: 'x',
          validDays: 30,
          rows: [{ accountId: id, points: n || 1 }],
          at,
        }),
      ])
      if (made) p.adjustments.push({ key: made.a.adjustmentId, points: n })
      return made
    }
    case 'undo':
      return rows(`select adjustment_revert($1, 'slip', $2, $3)`, [pick(p.adjustments).key, actor, at])
    case 'release':
      return releaseDue(db(), at, 1_000)
    case 'expire':
      return expireDue(db(), at, 1_000)
    case 'merge': {
      const [from, into] = [id, await ownerOf(p.ids[((one.who ?? 0) + 1) % 3] ?? '')]
      const [made] = await rows<{ m: { mergeId: string } }>(
        `select accounts_merge($1, $2, $3, 'one person', $4, $5) as m`,
        [from, into, randomUUID(), actor, at],
      )
      p.merge = made?.m.mergeId ?? null
      return made
    }
    case 'part':
      return rows(`select accounts_unmerge($1, 'two after all', $2, $3)`, [p.merge, actor, at])
    case 'fold':
      return db().query('select figures_fold((select max(id) from posting), $1, null)', [n])
    default:
      p.day += one.days ?? 0
      return null
  }
}

const refused = (error: unknown) =>
  error instanceof Error && 'code' in error && ['RG001', '22P02'].includes(String(error.code))
const iso = (days: number) => daysOn(days, today).toISOString().slice(0, 10)

async function agree(p: Play): Promise<void> {
  for (const span of [
    { from: iso(-400), to: iso(900) },
    { from: iso(p.day - 20), to: iso(p.day) },
    { from: iso(0), to: iso(45) },
  ]) {
    expect(await readPoints(span)).toEqual(await rawPoints(span))
    expect(await readHouse(span)).toEqual(await rawHouse(span))
    for (const what of ['earned', 'used']) expect(await readShoppers(what, span)).toEqual(await rawShoppers(what, span))
    expect(await readTotals(span)).toEqual(await rawTotals(span))
    expect(await readSpans(span)).toEqual(await readSpansByDay(span))
    // everything of a day happens in one second of it
    const since = `${span.to} 12:00:01`
    expect(await readRest(since)).toEqual(await rawTotals({ from: span.to, to: span.to }, `'${since}'::timestamp`))
  }
  expect(await readRemaining()).toEqual(await rawRemaining())
  expect(await oddLots()).toEqual([])
  expect(await oddCharges()).toEqual([])
}

async function run(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 100, maxLength: 100, size: 'max' }), async (steps) => {
      const p: Play = {
        ids: [await newShopper(), await newShopper(), await newShopper()],
        day: 0,
        awards: [],
        holds: [],
        captured: [],
        adjustments: [],
        merge: null,
      }
      for (const one of steps) {
        try {
          const done = await play(p, one)
          if (!(done instanceof Object && 'ok' in done && done.ok === false))
            did.set(one.do, (did.get(one.do) ?? 0) + 1)
        } catch (error) {
          if (!refused(error)) throw error
        }
      }
      await agree(p)
      expect(await rows('select * from figures_report() where violations > 0')).toEqual([])
      await foldNow()
      await agree(p)
    }),
    { seed: 20261126, numRuns, endOnFailure: true },
  )
}

it('what is folded and what is not yet come to what the rows say, whatever happened and in whatever order', async () => {
  await run(6)
  for (const kind of [
    'award',
    'award-pending',
    'hold',
    'spend',
    'capture',
    'let-go',
    'hold-again',
    'return',
    'revoke',
    'adjust',
    'undo',
    'release',
    'expire',
    'merge',
    'part',
    'fold',
  ])
    expect(did.get(kind) ?? 0, `${kind} was done`).toBeGreaterThan(1)
}, 120_000)

// the comparison itself, seen red
it.each([
  [
    'a day between two others takes no neighbour',
    'presence_add',
    `WHERE after < coalesce(fresh_after, 'infinity')`,
    'WHERE false',
  ],
  ['what was held is used when it is held', 'lot_charges', `s.key LIKE '%:capture'`, 'false'],
  ['a manual taking that is undone takes twice', 'lot_moves', 'u.amount_points, 0', 'abs(u.amount_points), 0'],
  ['what is held is forgotten', 'remaining_of', `h.state = 'active'`, 'false'],
  ['what changed is added to what was', 'remaining_fold', 'sum(points - was)', 'sum(points)'],
  ['the hour is counted whole', 'total_rest', 'h.last_posting, p_since', `h.last_posting, '-infinity'`],
  ['a month that is cut off is counted whole', 'lot_flow_spans', 'm.month >= whole_from', 'm.month > whole_from - 31'],
  ['an award by hand that pays a debt was used', 'lot_moves', `'netted' ELSE`, `'redeemed' ELSE`],
])(
  'and would part if %s',
  async (_, name, was, becomes) => {
    const restore = await replaceInFunction(name, was, becomes)
    const failure: unknown = await run(6).then(
      () => null,
      (error: unknown) => error,
    )
    await restore()
    await db().query('select figures_empty()')
    expect(failure).toMatchObject({ cause: { name: 'AssertionError' } })
  },
  60_000,
)

afterAll(async () => {
  await foldNow()
  expect(await brokenInvariants()).toEqual([])
})
