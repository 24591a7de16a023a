import { beforeAll, describe, expect, test } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { listPostings } from '@/lib/points/staff/queries'
import { journalFilterSchema } from '@/lib/points/staff/schema'
import { type Dashboard, getDashboard } from './queries'
import { dashboardRangeSchema } from './schema'
import { someWeeks } from './season.fixture'
import { listShoppers } from './shoppers/queries'

useTestDatabase()

// a quarter past nine in the evening in Shanghai: the UTC day and the shop's day are not the same all day long
const now = new Date('2026-11-20T21:15:00+08:00')

beforeAll(async () => {
  await openShop()
  await someWeeks(now, 40)
})

async function look(range: { range: string; from?: string; to?: string }): Promise<Dashboard> {
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
  const journal = await listPostings(
    { on: db() },
    journalFilterSchema.parse({ kind: ['order-award', 'manual'], from, to }),
  )
  expect(journal.totalPoints).toBe(card.issuedPoints)
  // an award moves points into pending and nowhere else: a nought is a number, so that it is not drawn
  expect(journal.postings[0]).toMatchObject({ availablePoints: 0, heldPoints: 0, debtPoints: 0 })
  expect(journal.postings[0]?.pendingPoints).toBe(journal.postings[0]?.points)
  const redeemed = await listPostings(
    { on: db() },
    journalFilterSchema.parse({ kind: ['spend', 'exchange'], from, to }),
  )
  expect(redeemed.totalPoints).toBe(card.redeemedPoints)
  const shoppers = await listShoppers({ on: db() }, { q: null, sort: 'held', page: 1 })
  expect(shoppers).toMatchObject({
    availablePoints: card.availablePoints,
    pendingPoints: card.pendingPoints,
    heldPoints: card.heldPoints,
  })
})

test.each([
  { range: 'custom' },
  { range: 'custom', from: '2026-11-10', to: '2026-11-01' },
  { range: 'custom', from: '2020-01-01', to: '2026-11-01' },
  { range: 'custom', from: '2026-02-30', to: '2026-03-01' },
  { range: '8' },
  { range: '7', extra: 1 },
])('%j is not a range', (range) => {
  expect(dashboardRangeSchema.safeParse(range).success).toBe(false)
})

test('the books are in order', async () => {
  expect((await brokenInvariants()).filter((law) => !law.startsWith('I25') && !law.startsWith('I09'))).toEqual([])
})
