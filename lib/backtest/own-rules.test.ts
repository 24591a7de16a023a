import { beforeAll, expect, test } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { publishRule } from '@/lib/earning/programme/rule.fixture'
import { liveTerms } from '@/lib/earning/queries'
import { programmeOf } from '@/lib/earning/rules'
import { points } from '@/lib/kernel/points'
import { bought, showAndRefund } from '@/lib/orders/refunds/bought.fixture'
import { attemptsOn, grant, leftOf, newBudget } from '@/lib/points/budgets/budget.fixture'
import { eachOwnEvent, shopSetting } from './queries'
import { assuming } from './replay.fixture'
import { programmeOfRules } from './rules'
import { startReplay } from './start-replay'

useTestDatabase()
beforeAll(openShop)

/** What a replay of the rules in force gives and takes back of each of our orders. */
async function replayed() {
  const { earning, spending } = await liveTerms(null)
  const programme = programmeOfRules('in force', programmeOf(earning), { ...earning, spending })
  const setting = await shopSetting()
  const assumptions = assuming({ ...setting, rememberDays: null, redemption: { kind: 'as-happened' } })
  const replay = startReplay(programme, assumptions)
  await eachOwnEvent({ from: null, until: null }, (event) => replay.take(event))
  const tally = replay.finish(Date.now())
  const told = [...tally.shoppers.values()]
    .flatMap(({ orders }) => orders)
    .map(({ order, awardPoints, clawedPoints, parts }) => ({
      id: order,
      award: awardPoints,
      revoked: clawedPoints,
      lots: parts.map(({ lot }) => lot.originalPoints),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  return { told, budgets: tally.budgets }
}

const fixed = (amount: number) => ({ kind: 'fixed' as const, points: points(amount), per: 'order' as const })
const quick = { pending: { kind: 'days' as const, days: 0 }, expiry: { kind: 'rolling-days' as const, days: 30 } }
const cup = (priceMinor: number, quantity = 1) => ({ priceMinor, quantity })

test('rules with budgets, terms and limits of their own give again what they gave, with refunds between', async () => {
  const budget = await newBudget(260)
  await publishRule({ reward: fixed(100), budgetId: budget, priority: 1 })
  await publishRule({ reward: fixed(31), lot: quick, priority: 2 })
  const most = {
    perShopper: [{ period: 'month' as const, points: 60, times: null }],
    coolDownHours: 2,
    totalPoints: 130,
  }
  await publishRule({ reward: fixed(47), limits: most, priority: 3 })

  const first = await bought({ lines: [cup(120_00, 3)] })
  const second = await bought({ lines: [cup(88_88)] })
  await bought({ lines: [cup(40_00)] })
  await showAndRefund(first, { kind: 'amount', amountMinor: 77_77, shippingMinor: 0 })
  await showAndRefund(second, { kind: 'rest' })
  await grant(budget, 15)
  const last = await bought({ lines: [cup(60_00, 2)], points: 100, has: 500 })
  await bought({ lines: [cup(60_00)] })
  await showAndRefund(last, { kind: 'pieces', lines: [{ position: 0, quantity: 1 }], shippingMinor: 0 })

  const { told, budgets } = await replayed()
  const { rows } = await db().query(
    `select o.id, award_points as award, revoked_points as revoked,
       (select coalesce(json_agg(original_points order by l.id), '[]') from lot l join posting p on p.id = l.posting_id
         where p.key = 'order:' || o.id || ':award') as lots
     from shop_order o where paid_at is not null order by id`,
  )
  expect(told).toEqual(rows)
  expect(rows).toHaveLength(5)
  expect((await attemptsOn(budget)).length).toBeGreaterThan(0)
  expect(budgets.get(budget)).toBe(await leftOf(budget))
  expect(await brokenInvariants()).toEqual([])
})
