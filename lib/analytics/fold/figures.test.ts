import { beforeAll, describe, expect, it, test } from 'vitest'
import { costViolations } from '@/lib/analytics/costs/cost-violations.fixture'
import { shopperViolations } from '@/lib/analytics/shoppers/shopper-violations.fixture'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { points } from '@/lib/kernel/points'
import { daysOn, give, hold, newShopper, replaceInFunction, today } from '@/lib/points/ledger.fixture'
import { holdCapture, returnSpend } from '@/lib/points/store'
import { moveShop } from '@/lib/shop/move-shop.fixture'
import { buy, giveBack, someWeeks } from '../season.fixture'
import { foldNow } from './fold.fixture'
import {
  oddCharges,
  oddLots,
  ordersBetween,
  rawHouse,
  rawMembers,
  rawPoints,
  rawRemaining,
  rawShoppers,
  rawTotals,
  readHouse,
  readMembers,
  readPoints,
  readRemaining,
  readRest,
  readShoppers,
  readSpans,
  readSpansByDay,
  readTotals,
  type Span,
} from './raw.fixture'

useTestDatabase()

const now = new Date('2026-11-20T21:15:00+08:00')
const spans: Span[] = [
  { from: '2026-11-20', to: '2026-11-20' },
  { from: '2026-11-01', to: '2026-11-20' },
  { from: '2026-10-12', to: '2026-11-09' },
  { from: '2026-09-01', to: '2026-12-31' },
]
let season: { accounts: string[]; variantId: string }

beforeAll(async () => {
  await openShop()
  season = await someWeeks(now, 40)
  // a member of each day
  await db().query(
    `update account a set created_at = $1::timestamptz - make_interval(days => n::int) from (select id, row_number() over (order by id) as n from account) x where x.id = a.id`,
    [now],
  )
})

// a hold of the season is left for longer than is good: that is another law
const wrong = async () => (await brokenInvariants()).filter((law) => /^I11[0-4]/.test(law))

/** Every way of reading, held against the rows. */
async function agree(): Promise<void> {
  for (const span of spans) {
    expect(await readPoints(span)).toEqual(await rawPoints(span))
    expect(await readHouse(span)).toEqual(await rawHouse(span))
    for (const what of ['earned', 'used', 'ordered'])
      expect(await readShoppers(what, span), `${what} ${span.from}`).toEqual(await rawShoppers(what, span))
    const { read, raw } = await ordersBetween(span)
    expect(read).toEqual(raw)
    expect(await readTotals(span)).toEqual(await rawTotals(span))
    expect(await readSpans(span)).toEqual(await readSpansByDay(span))
    expect(await readMembers(span.to)).toEqual(await rawMembers(span.to))
    const since = `${span.to} 14:20:00`
    expect(await readRest(since)).toEqual(await rawTotals({ from: span.to, to: span.to }, `'${since}'::timestamp`))
  }
  expect(await readRemaining()).toEqual(await rawRemaining())
  expect(await oddLots()).toEqual([])
  expect(await oddCharges()).toEqual([])
  expect(await wrong()).toEqual([])
}

const watermark = async () =>
  await row<{ id: number; through: string | null }>(
    'select posting_id as id, orders_through::text as through from fold',
  )

test('figures are those of the rows before anything is folded, on the way, and when all is', async () => {
  await agree()
  await db().query('select figures_fold((select max(id) from posting), 60, null)')
  expect(await watermark()).toMatchObject({ id: expect.any(Number), through: expect.any(String) })
  await agree()
  await foldNow(7)
  expect(await watermark()).toMatchObject({ id: (await row<{ id: number }>('select max(id) as id from posting'))?.id })
  await agree()
  await foldNow()
  await agree()
})

test('what happens after is read at once, and folded once', async () => {
  const { orderId } = await buy(season.accounts[0] ?? '', season.variantId, { at: new Date(), quantity: 3 })
  await agree()
  await giveBack(orderId, new Date(), 1)
  await foldNow()
  await agree()
})

describe('a day that is open', () => {
  // paid an hour after it was placed
  const ago = (minutes: number) => new Date(Date.now() - (minutes + 60) * 60_000)
  const lately = { from: ago(5_000).toISOString().slice(0, 10), to: ago(-1_600).toISOString().slice(0, 10) }
  const note = () =>
    db()
      .query('update fold set ordered_at = null')
      .then(() => foldNow())
  const everyOrder = async () => {
    const { read, raw } = await ordersBetween(lately)
    expect(read).toEqual(raw)
    expect(await readShoppers('ordered', lately)).toEqual(await rawShoppers('ordered', lately))
  }

  test('knows who ordered as far as it is noted, and looks again where an order is dated back', async () => {
    const one = await newShopper()
    await buy(one, season.variantId, { at: ago(1) })
    await note()
    const known = await rows(`select 1 from shopper_day where what = 'ordered' and account_id = $1`, [one])
    expect(known).toHaveLength(1)
    // the first order of one who is not noted, and one that comes before the first that is
    await buy(await newShopper(), season.variantId, { at: ago(0) })
    await buy(one, season.variantId, { at: ago(1_440) })
    await everyOrder()
    await foldNow()
    await agree()
    await everyOrder()
  })

  test('would miss who is dated back without its guard', async () => {
    const restore = await replaceInFunction('figures_backdated', `TG_ARGV[0] = 'paid_at'`, 'false')
    await note()
    await buy(await newShopper(), season.variantId, { at: ago(1_440) })
    await expect(everyOrder()).rejects.toThrow()
    await restore()
    await note()
    await everyOrder()
  })
})

describe('a day that is closed', () => {
  test('is opened again by an order or a refund that is dated into it', async () => {
    await foldNow()
    const before = (await watermark())?.through ?? ''
    const { orderId } = await buy(season.accounts[1] ?? '', season.variantId, {
      at: new Date('2026-10-20T10:00:00+08:00'),
    })
    expect((await watermark())?.through).toBe('2026-10-19')
    await agree()
    await foldNow()
    expect((await watermark())?.through).toBe(before)
    await agree()
    await giveBack(orderId, new Date('2026-11-02T10:00:00+08:00'))
    expect((await watermark())?.through).toBe('2026-11-01')
    await foldNow()
    await agree()
  })

  test('would be wrong for good without its guard', async () => {
    const restore = await replaceInFunction('figures_backdated', 'f.orders_through IS NULL', 'true')
    await buy(season.accounts[2] ?? '', season.variantId, { at: new Date('2026-10-21T10:00:00+08:00') })
    await foldNow()
    expect(await wrong()).toContainEqual(expect.stringContaining('I113'))
    await restore()
    await db().query('select figures_unfold_orders($1)', ['2026-10-21'])
    await foldNow()
    await agree()
  })

  test('stays closed for what happens now', async () => {
    const before = await watermark()
    await buy(season.accounts[0] ?? '', season.variantId, { at: new Date() })
    expect(await watermark()).toEqual(before)
  })
})

test('who becomes staff, joins another account or is entered later is counted on the day they joined on', async () => {
  await foldNow()
  const [one, two] = season.accounts
  const moves: [text: string, ...values: unknown[]][] = [
    [`update account set staff_role = 'clerk' where id = $1`, one],
    [`update account set staff_role = null where id = $1`, one],
    ['update account set merged_into = $2, suspended_at = now() where id = $1', two, one],
    ['update account set merged_into = null, suspended_at = null where id = $1', two],
    [
      `insert into account (id, email, created_at) values (gen_random_uuid(), $1, '2026-10-19T04:00:00Z')`,
      'late@shop.test',
    ],
    [`update account set created_at = '2026-10-02T04:00:00Z' where email = $1`, 'late@shop.test'],
  ]
  for (const [text, ...values] of moves) {
    await db().query(text, values)
    await agree()
  }
})

test('a shop that moves to another zone is counted from the rows, and folded anew', async () => {
  await foldNow()
  await moveShop('America/Los_Angeles')
  for (const span of spans) expect(await readPoints(span)).toEqual(await rawPoints(span))
  expect(await readShoppers('earned', spans[1] as Span)).toEqual(await rawShoppers('earned', spans[1] as Span))
  await foldNow(40)
  for (const span of spans) {
    expect(await readPoints(span)).toEqual(await rawPoints(span))
    for (const what of ['earned', 'used', 'ordered'])
      expect(await readShoppers(what, span)).toEqual(await rawShoppers(what, span))
  }
  expect(await wrong()).toEqual([])
  await moveShop('Asia/Shanghai')
  await foldNow()
  await agree()
})

test('what a redemption cost is spread over its lots, and comes back to each in step with its points', async () => {
  const id = await newShopper()
  await give(id, 7, { key: 'short', expiresAt: daysOn(10) })
  await give(id, 13, { key: 'long', expiresAt: daysOn(20) })
  await hold(id, 'cup', 20)
  await holdCapture(db(), today, 'cup', { pointsMinor: 33 })
  // 5, then 10 more, then the rest: to the lot that lives longest first
  for (const asked of [5, 15, 20])
    await returnSpend(db(), today, {
      key: 'cup',
      as: `cup:${asked}`,
      points: points(asked),
      explanation: {},
      actorId: null,
    })
  const found = await rows(
    `select a.key, m.flow, m.points, m.cost_minor as cost from lot_moves(0, 9223372036854775807) m join lot l on l.id = m.lot_id
     join posting a on a.id = l.posting_id where m.account_id = $1 and m.flow <> 'issued' order by m.posting_id, m.lot_id`,
    [id],
  )
  expect(found).toEqual([
    { key: 'short', flow: 'redeemed', points: 7, cost: 11 },
    { key: 'long', flow: 'redeemed', points: 13, cost: 22 },
    { key: 'long', flow: 'returned', points: 5, cost: -8 },
    { key: 'short', flow: 'returned', points: 2, cost: -3 },
    { key: 'long', flow: 'returned', points: 8, cost: -14 },
    { key: 'short', flow: 'returned', points: 5, cost: -8 },
  ])
})

/** By invariant: what to change by hand. */
const violations: [string, string, string][] = [
  ['I110', 'a sum of a day changed', 'update points_day set amount_points = amount_points + 1'],
  ['I110', 'a day struck out', 'delete from points_day where day = (select min(day) from points_day)'],
  ['I110', 'postings folded twice', 'select figures_fold_postings(0, 5)'],
  ['I111', 'a cost changed', `update lot_day set cost_minor = cost_minor + 1 where flow = 'redeemed'`],
  ['I111', 'postings passed over', 'update fold set posting_id = posting_id - 9'],
  ['I110', 'an hour of the overview changed', `update points_total set held = held + 1 where span = 'hour'`],
  ['I110', 'a day of the overview struck out', `delete from points_total where span = 'day'`],
  ['I111', 'a month of lots changed', 'update lot_month set points = points + 1'],
  ['I112', 'a cohort struck out', 'delete from lot_cohort where cohort = (select min(cohort) from lot_cohort)'],
  ['I113', 'an order counted twice', 'update order_day set orders = orders + 1'],
  ['I113', 'what was bought after an action struck out', 'delete from action_value'],
  ['I114', 'somebody who was never there', `insert into shopper_day select 'earned', gen_random_uuid(), '2026-11-01'`],
  ['I114', 'a neighbour miscounted', 'update presence_day set shoppers = shoppers + 1'],
  ['I114', 'a member too many', 'update member_day set members = members + 1'],
  ['I114', 'a day of members left out', 'delete from member_day where day = (select min(day) from member_day)'],
  ['I114', 'a month miscounted', 'update presence_month set shoppers = shoppers - 1'],
  ...costViolations,
  ...shopperViolations,
  ['I127', 'a rule that gave nothing', `insert into rule_day values ('2026-11-01', gen_random_uuid(), 1, 5)`],
]

it.each(violations)('%s names %s', async (id, _, change) => {
  const client = await db().connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query(change)
    const { rows: found } = await client.query('select id from figures_report() where violations > 0')
    expect(found.map((law) => law.id)).toContain(id)
  } finally {
    await client.query('rollback')
    client.release()
  }
})

it('plants every law of the report', async () => {
  const { rows: laws } = await db().query('select id from figures_report()')
  expect([...new Set(violations.map(([id]) => id))]).toEqual(laws.map(({ id }) => id))
})
