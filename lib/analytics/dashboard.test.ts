import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { listPostings } from '@/lib/points/staff/queries'
import { journalFilterSchema } from '@/lib/points/staff/schema'
import { foldNow } from './fold/fold.fixture'
import { type Dashboard, getDashboard } from './queries'
import { totalsOf } from './rules'
import { dashboardRangeSchema } from './schema'
import { someWeeks } from './season.fixture'
import { listShoppers } from './shoppers/queries'
import { shopperFilterSchema } from './shoppers/schema'

useTestDatabase()

// a quarter past nine in the evening in Shanghai: the UTC day and the shop's day are not the same all day long
const now = new Date('2026-11-20T21:15:00+08:00')

beforeAll(async () => {
  await openShop()
  await someWeeks(now, 40)
})

async function look(range: {
  range: string
  from?: string
  to?: string
  compare?: string
  by?: string
}): Promise<Dashboard> {
  const found = await getDashboard({ at: now, on: db() }, dashboardRangeSchema.parse(range))
  if (!found.ok) throw new Error('refused')
  return found.value
}

const one = async (text: string, values: unknown[] = []) => (await row<{ n: number }>(text, values))?.n ?? 0

const local = (column: string) => `(${column} at time zone 'Asia/Shanghai')::date`
const sumOfEntries = (kinds: string, bucket: string) =>
  `select coalesce(sum(abs(e.amount_points)), 0)::int8 as n from entry e join posting p on p.id = e.posting_id
   where e.bucket = '${bucket}' and p.kind in (${kinds}) and ${local('p.at')} between $1 and $2`

describe('every card equals plain SQL over the same days', () => {
  test.each([
    { range: 'today' },
    { range: '7' },
    { range: '30' },
    { range: 'custom', from: '2026-10-31', to: '2026-11-09' },
  ])('%j', async (range) => {
    const { from, to, now: card } = await look(range)
    const days = [from, to]
    const paid = `from shop_order where ${local('paid_at')} between $1 and $2`
    expect(card.orders).toBe(await one(`select count(*) as n ${paid}`, days))
    const paidMinor = await one(`select coalesce(sum(total_minor), 0)::int8 as n ${paid}`, days)
    const refunded = await one(
      `select coalesce(sum((after->>'moneyMinor')::int), 0)::int8 as n from audit_log
       where action = 'order.refund' and ${local('at')} between $1 and $2`,
      days,
    )
    expect(card.refundedMinor).toBe(refunded)
    expect(card.revenueMinor).toBe(paidMinor - refunded)
    expect(card.averageMinor).toBe(card.orders ? Math.floor(paidMinor / card.orders) : 0)
    expect(card.issuedPoints).toBe(await one(sumOfEntries(`'order-award', 'manual'`, 'issued'), days))
    expect(card.takenBackPoints).toBe(await one(sumOfEntries(`'award-reversal'`, 'issued'), days))
    expect(card.redeemedPoints).toBe(await one(sumOfEntries(`'spend', 'exchange'`, 'redeemed'), days))
    expect(card.returnedPoints).toBe(await one(sumOfEntries(`'spend-return'`, 'redeemed'), days))
    for (const bucket of ['available', 'pending', 'held'] as const)
      expect(card[`${bucket}Points`]).toBe(
        await one(
          `select coalesce(sum(e.amount_points), 0)::int8 as n from entry e join posting p on p.id = e.posting_id
           where e.bucket = $1 and ${local('p.at')} <= $2`,
          [bucket, to],
        ),
      )
  })
})

test('there was trade to look at, and it was not all on one side', async () => {
  const { now: card, before } = await look({ range: '30' })
  for (const name of [
    'orders',
    'refundedMinor',
    'issuedPoints',
    'takenBackPoints',
    'redeemedPoints',
    'heldPoints',
  ] as const)
    expect(card[name], name).toBeGreaterThan(0)
  expect(before.orders).toBeGreaterThan(0)
})

test('the earlier period is as long, lies right before, and is counted up to the same time of day', async () => {
  const found = await look({ range: '7' })
  expect(found).toMatchObject({
    from: '2026-11-14',
    to: '2026-11-20',
    previousFrom: '2026-11-07',
    previousTo: '2026-11-13',
    isPartial: true,
  })
  expect(found.days).toHaveLength(7)
  expect(found.before.orders).toBe(
    await one(
      `select count(*) as n from shop_order where paid_at >= '2026-11-07T00:00:00+08:00' and paid_at < '2026-11-13T21:15:00+08:00'`,
    ),
  )
})

const until = (cut: string) => `(p.at at time zone 'Asia/Shanghai') < '${cut}'`

test.each([
  [{ range: '7' }, '2026-11-07', '2026-11-13T21:15:00'],
  [{ range: 'today' }, '2026-11-19', '2026-11-19T21:15:00'],
  [{ range: '30', compare: 'year' }, '2025-10-22', '2025-11-20T21:15:00'],
])('what %j is compared with equals plain SQL up to the same time of day', async (range, first, cut) => {
  const { before } = await look(range)
  const moved = (bucket: string, more: string) =>
    one(
      `select coalesce(sum(abs(e.amount_points)), 0)::int8 as n from entry e join posting p on p.id = e.posting_id
       where e.bucket = '${bucket}' and ${more} and ${local('p.at')} >= $1 and ${until(cut)}`,
      [first],
    )
  expect(before.issuedPoints).toBe(await moved('issued', 'e.amount_points < 0'))
  expect(before.takenBackPoints).toBe(await moved('issued', 'e.amount_points > 0'))
  expect(before.redeemedPoints).toBe(await moved('redeemed', 'e.amount_points > 0'))
  expect(before.returnedPoints).toBe(await moved('redeemed', 'e.amount_points < 0'))
  for (const bucket of ['available', 'pending', 'held'] as const)
    expect(before[`${bucket}Points`]).toBe(
      await one(
        `select coalesce(sum(e.amount_points), 0)::int8 as n from entry e join posting p on p.id = e.posting_id where e.bucket = $1 and ${until(cut)}`,
        [bucket],
      ),
    )
})

test('weeks and months are the same days put together', async () => {
  const daily = await look({ range: '30' })
  for (const by of ['week', 'month']) {
    const found = await look({ range: '30', by })
    expect(found.days.length).toBeLessThan(7)
    expect(totalsOf(found.days)).toEqual(daily.now)
    expect(found.before).toEqual(daily.before)
  }
})

test('a range of whole days is not partial, and one that ends in the future ends today', async () => {
  expect(await look({ range: 'custom', from: '2026-11-01', to: '2026-11-10' })).toMatchObject({ isPartial: false })
  expect(await look({ range: 'custom', from: '2026-11-18', to: '2026-12-31' })).toMatchObject({
    to: '2026-11-20',
    isPartial: true,
    previousFrom: '2026-11-15',
  })
})

test('a figure leads to rows that come to the same', async () => {
  const { from, to, now: card } = await look({ range: '30' })
  for (const [flow, points] of [
    ['issued', card.issuedPoints],
    ['taken-back', card.takenBackPoints],
    ['redeemed', card.redeemedPoints],
    ['returned', card.returnedPoints],
    ['expired', card.expiredPoints],
  ] as const) {
    const journal = await listPostings({ on: db() }, journalFilterSchema.parse({ flow, from, to }))
    expect(journal.totalPoints, flow).toBe(points)
  }
  const awards = await listPostings({ on: db() }, journalFilterSchema.parse({ kind: ['order-award'], from, to }))
  // an award moves points into pending and nowhere else: a nought is a number, so that it is not drawn
  expect(awards.postings[0]).toMatchObject({ availablePoints: 0, heldPoints: 0, debtPoints: 0 })
  expect(awards.postings[0]?.pendingPoints).toBe(awards.postings[0]?.points)
  const shoppers = await listShoppers({ on: db() }, shopperFilterSchema.parse({ sort: 'held' }))
  expect(shoppers).toMatchObject({
    availablePoints: card.availablePoints,
    pendingPoints: card.pendingPoints,
    heldPoints: card.heldPoints,
  })
})

test('points taken by hand are clawed back, and no fewer were issued', async () => {
  const before = await look({ range: 'today' })
  const id = (
    await row<{ id: string }>('select account_id as id from points_balance where available_points >= 50 limit 1')
  )?.id
  const taken = `adjustment:${randomUUID()}`
  await row(`select points_take($1, $2, 'manual:x', 50, '{}', null, $3)`, [
    id,
    taken,
    new Date(now.getTime() - 3_600_000),
  ])
  const after = await look({ range: 'today' })
  expect(after.now.issuedPoints).toBe(before.now.issuedPoints)
  expect(after.now.takenBackPoints).toBe(before.now.takenBackPoints + 50)
})

test.each([
  { range: 'custom' },
  { range: 'custom', from: '2026-11-10', to: '2026-11-01' },
  { range: 'custom', from: '2000-01-01', to: '2026-11-01' },
  { range: 'custom', from: '2026-02-30', to: '2026-03-01' },
  { range: '8' },
  { range: '7', extra: 1 },
])('%j is not a range', (range) => {
  expect(dashboardRangeSchema.safeParse(range).success).toBe(false)
})

test('what is folded answers as the rows did, the rest of a compared day too', async () => {
  const ranges = [{ range: 'today' }, { range: '7' }, { range: '30', compare: 'year' }, { range: '7', by: 'month' }]
  const before = await Promise.all(ranges.map(look))
  await foldNow()
  expect(await Promise.all(ranges.map(look))).toEqual(before)
})

test('the books are in order', async () => {
  expect((await brokenInvariants()).filter((law) => !law.startsWith('I25') && !law.startsWith('I09'))).toEqual([])
})
