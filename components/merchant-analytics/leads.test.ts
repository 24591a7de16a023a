import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { getBooks } from '@/lib/analytics/close/queries'
import { getCosts } from '@/lib/analytics/costs/queries'
import { getHealth } from '@/lib/analytics/doctor/queries'
import { getEffect } from '@/lib/analytics/effect/queries'
import { getHoldout } from '@/lib/analytics/holdout/queries'
import { getDashboard } from '@/lib/analytics/queries'
import { getRewardReport } from '@/lib/analytics/rewards/queries'
import { rangeOf } from '@/lib/analytics/schema'
import { someWeeks } from '@/lib/analytics/season.fixture'
import { listShoppers } from '@/lib/analytics/shoppers/queries'
import { shopperFilterSchema } from '@/lib/analytics/shoppers/schema'
import { must } from '@/lib/campaigns/campaign.fixture'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { points as pointsOf } from '@/lib/kernel/points'
import { listOrders } from '@/lib/orders/staff/queries'
import { orderFilterSchema } from '@/lib/orders/staff/schema'
import { yearFigures } from '@/lib/plan/queries'
import { leftOf, newBudget } from '@/lib/points/budgets/budget.fixture'
import { give, hold, newShopper } from '@/lib/points/ledger.fixture'
import { listPostings } from '@/lib/points/staff/queries'
import { journalFilterSchema } from '@/lib/points/staff/schema'
import { awardFrom, expireDue, holdCapture, revoke } from '@/lib/points/store'
import { claimReward } from '@/lib/rewards/claim-reward'
import { couponReward, wantReward } from '@/lib/rewards/reward.fixture'
import { listClaimRows } from '@/lib/rewards/staff/queries'
import { claimListSchema } from '@/lib/rewards/staff/schema'
import { joined } from '@/lib/shoppers/holdout/holdout.fixture'
import { saveHoldout } from '@/lib/shoppers/holdout/save-holdout'
import {
  armLead,
  budgetLead,
  claimsLead,
  effectLead,
  outstandingLead,
  overviewLead,
  permittedLead,
  usersLead,
} from './leads'

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
  // of four exchanges one is on other days, one is taken back, and one is used
  const [{ rewardId }, li] = [await couponReward(100), await newShopper()]
  await give(li, 1_000, { at: new Date('2026-11-09T12:00:00+08:00') })
  const actor = { id: li, email: '', name: '', staffRole: null }
  const made: string[] = []
  for (const day of ['09', '10', '12', '14']) {
    const at = new Date(`2026-11-${day}T23:30:00+08:00`)
    made.push(must(await claimReward({ actor, at, on: db() }, wantReward(rewardId, 100))).claimId)
  }
  await rows('select claim_void($1, $2, null, $3)', [made[2], 'by mistake', now])
  await rows(`update claim set state = 'used', used_at = $2 where id = $1`, [made[3], now])
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

test('exchanges lead to the claims of those days that were kept, and of them to those that were used', async () => {
  const { period, rewards } = await getRewardReport(
    reader,
    rangeOf({ range: 'custom', from: '2026-11-10', to: '2026-11-14' }),
  )
  const of = (state: 'used' | null) =>
    listClaimRows(
      reader,
      claimListSchema.parse(Object.fromEntries(new URL(claimsLead(state, period), 'https://shop.test').searchParams)),
    )
  const sum = (key: 'claims' | 'used') => rewards.reduce((all, one) => all + one[key], 0)
  expect([sum('claims'), sum('used')]).toEqual([2, 1])
  expect([(await of(null)).total, (await of('used')).total]).toEqual([2, 1])
})

test('usage leads to as many shoppers, and what is still out to what comes to it', async () => {
  const range = rangeOf({ range: '30' })
  const { figures, period } = await getHealth(reader, range, false)
  expect(figures.now.users).toBeGreaterThan(0)
  expect((await follow(usersLead(period))).shoppers).toBe(figures.now.users)
  expect((await follow(outstandingLead(null))).points).toBe((await getCosts(reader, range)).total.stillOut)
})

test('whoever may not see orders is led to none, and to all else', () => {
  const days = { from: '2026-11-01', to: '2026-11-07' }
  expect(permittedLead(overviewLead('revenue', days), false)).toBeUndefined()
  expect(permittedLead(effectLead('repurchase', days), false)).toBeUndefined()
  expect(permittedLead(effectLead('repurchase', days), true)).toBe(effectLead('repurchase', days))
  expect(permittedLead(overviewLead('issued', days), false)).toBe(overviewLead('issued', days))
})

test('what a budget gave in a year and what became of it leads to postings that come to it, and what is left to all that went in and out', async () => {
  const li = await newShopper()
  const [budget, other] = [await newBudget(20_000), await newBudget(20_000)]
  const from = async (of: string, day: string, amount: number, expiresAt: string) => {
    const [key, at] = [randomUUID(), new Date(`${day}T12:00:00+08:00`)]
    const lot = {
      releasesAt: null,
      expiresAt: new Date(`${expiresAt}T00:00:00+08:00`),
      termsVersion: null,
      actorId: null,
    }
    const award = {
      accountId: li,
      key,
      kind: 'manual' as const,
      source: 'gift',
      points: pointsOf(amount),
      explanation: {},
      ...lot,
    }
    must(await awardFrom(db(), at, of, award))
    return key
  }
  // of the year before it, and of another budget: used first, and neither in this year's figures of this one
  await from(budget, '2025-12-31', 700, '2026-11-30')
  await from(other, '2026-01-01', 50, '2026-11-30')
  const clawed = await from(budget, '2026-01-01', 1_000, '2026-12-01')
  await from(budget, '2026-03-01', 2_000, '2026-12-02')
  await from(budget, '2026-03-02', 300, '2026-04-01')
  await expireDue(db(), new Date('2026-04-02T00:00:00+08:00'), 100)
  const key = randomUUID()
  must(await hold(li, key, 900, new Date('2026-05-01T12:00:00+08:00')))
  must(await holdCapture(db(), new Date('2026-05-01T12:10:00+08:00'), key, { points: 900 }))
  must(
    await revoke(db(), new Date('2026-06-01T12:00:00+08:00'), {
      key: clawed,
      points: pointsOf(200),
      explanation: {},
      actorId: null,
    }),
  )
  const { pockets } = await yearFigures(reader, 2026)
  const pocket = pockets.find(({ budgetId }) => budgetId === budget)
  expect(pocket).toMatchObject({ issuedPoints: 3_300, takenBackPoints: 200, redeemedPoints: 150, expiredPoints: 300 })
  const of = async (figure: Parameters<typeof budgetLead>[0]) => (await follow(budgetLead(figure, budget, 2026))).points
  expect([await of('issued'), await of('redeemed'), await of('expired')]).toEqual([3_100, 150, 300])
  expect(await of('remaining')).toBe(await leftOf(budget))
})

test('both sides of a holdout lead to as many shoppers as were drawn', async () => {
  const at = new Date('2026-11-18T12:00:00+08:00')
  await joined(new Date('2026-11-17T12:00:00+08:00'), 3)
  const stated = { shareBps: 2_000, days: 30, reason: 'to be sure', requestId: randomUUID() }
  must(await saveHoldout({ ...(await staff('marketer')), at }, stated))
  await joined(new Date('2026-11-19T12:00:00+08:00'), 40)
  const found = await getHoldout(reader)
  const listed = async (arm: 'held' | 'rest') => {
    const query = Object.fromEntries(new URL(armLead(arm), 'https://shop.test').searchParams)
    return (await listShoppers(reader, shopperFilterSchema.parse(query))).total
  }
  expect(found?.arms.held.members).toBeGreaterThan(0)
  expect([await listed('held'), await listed('rest')]).toEqual([found?.arms.held.members, found?.arms.rest.members])
})
