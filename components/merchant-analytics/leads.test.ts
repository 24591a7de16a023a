import { beforeAll, expect, test } from 'vitest'
import { getBooks } from '@/lib/analytics/close/queries'
import { getEffect } from '@/lib/analytics/effect/queries'
import { getDashboard } from '@/lib/analytics/queries'
import { rangeOf } from '@/lib/analytics/schema'
import { someWeeks } from '@/lib/analytics/season.fixture'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { useTestDatabase } from '@/lib/db/testing'
import { listOrders } from '@/lib/orders/staff/queries'
import { orderFilterSchema } from '@/lib/orders/staff/schema'
import { listPostings } from '@/lib/points/staff/queries'
import { journalFilterSchema } from '@/lib/points/staff/schema'
import { effectLead, outstandingLead, overviewLead } from './leads'

useTestDatabase()

const now = new Date('2026-11-20T21:15:00+08:00')
const reader = {
  at: now,
  get on() {
    return db()
  },
}

beforeAll(async () => {
  await openShop()
  await someWeeks(now, 40)
})

/** The list that an address shows, and what it says that its rows come to. */
async function follow(href: string) {
  const { pathname, searchParams } = new URL(href, 'https://shop.test')
  const query = Object.fromEntries(searchParams)
  if (pathname === '/merchant/points/journal') {
    const { totalPoints, shoppers } = await listPostings(reader, journalFilterSchema.parse(query))
    return { points: totalPoints, shoppers, orders: 0, paid: 0, net: 0 }
  }
  expect(pathname).toBe('/merchant/orders')
  const { total, totalMinor, refundedMinor, shoppers } = await listOrders(reader, orderFilterSchema.parse(query))
  return { points: 0, shoppers, orders: total, paid: totalMinor, net: totalMinor - refundedMinor }
}

const ranges = [
  { range: '7' },
  // refunds of orders that were paid before it, and balances of a day that is long over
  { range: 'custom', from: '2026-10-28', to: '2026-11-04' },
]

test.each(ranges)('every card of the overview leads to rows that come to it, %j', async (range) => {
  const { value } = await getDashboard(reader, rangeOf(range))
  const { now: card } = value
  const of = (figure: Parameters<typeof overviewLead>[0]) => follow(overviewLead(figure, value))
  expect(card.refundedMinor).toBeGreaterThan(0)
  expect((await of('orders')).orders).toBe(card.orders)
  expect((await of('revenue')).net).toBe(card.revenueMinor)
  const { paid, orders } = await of('average')
  expect(Math.floor(paid / orders)).toBe(card.averageMinor)
  for (const figure of ['issued', 'redeemed', 'expired', 'takenBack', 'available', 'pending', 'held'] as const)
    expect((await of(figure)).points, figure).toBe(card[`${figure}Points`])
})

test.each(ranges)('every figure of the effect leads to what it is made of, %j', async (range) => {
  const { lines, period } = await getEffect(reader, rangeOf(range), null)
  for (const { metric, made } of lines) {
    const { net, orders, shoppers } = await follow(effectLead(metric, period))
    const sum = metric === 'revenueDay' ? net : metric.endsWith('Day') ? orders : shoppers
    expect(sum, metric).toBe(made.sum)
  }
})

test('what the books say is outstanding is everything that moved it, now and at the end of a month', async () => {
  for (const [month, lastDay] of [
    [null, null],
    ['2026-10', '2026-10-31'],
  ] as const) {
    const { spend, marketing } = (await getBooks(reader, month)).figures
    const { points } = await follow(outstandingLead(lastDay))
    expect(points).toBe(spend.closingPoints + marketing.closingPoints)
    expect(points).toBeGreaterThan(0)
  }
})
