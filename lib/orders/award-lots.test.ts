import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { balanceOf } from '@/lib/checkout/checkout.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { brokenExplanations } from '@/lib/earning/explained.fixture'
import { endRule } from '@/lib/earning/programme/end-rule'
import { publishRule } from '@/lib/earning/programme/rule.fixture'
import type { RuleDefinition } from '@/lib/earning/programme/rules'
import { liveTerms } from '@/lib/earning/queries'
import { promiseForProduct } from '@/lib/earning/rules'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { rulesGiven, yearFigures } from '@/lib/plan/queries'
import { attemptsOn, grant, leftOf, newBudget } from '@/lib/points/budgets/budget.fixture'
import { rebuildBalances } from '@/lib/points/journal/rebuild-balances'
import { spendAtOnce } from '@/lib/points/ledger.fixture'
import { expireDue, releaseDue } from '@/lib/points/store'
import { type Bought, bought, showAndRefund } from './refunds/bought.fixture'
import { deliver, ship } from './store'

useTestDatabase()
beforeAll(openShop)
const rules: string[] = []
afterEach(async () => {
  for (const ruleId of rules.splice(0)) await endRule({ actor: null, at: null, on: db() }, { ruleId, reason: 'over' })
  expect(await brokenInvariants()).toEqual([])
})
afterAll(async () => {
  const { broken, asked } = await brokenExplanations()
  expect(broken).toEqual([])
  expect(asked).toBeGreaterThan(10)
})

const live = async (more: Partial<RuleDefinition>) => {
  const id = await publishRule(more)
  rules.push(id)
  return id
}
const fixed = (amount: number) => ({ kind: 'fixed' as const, points: points(amount), per: 'order' as const })
const atOnce = { pending: { kind: 'days' as const, days: 0 }, expiry: { kind: 'rolling-days' as const, days: 30 } }
const withParcel = { pending: { kind: 'delivered' as const }, expiry: { kind: 'rolling-days' as const, days: 10 } }

const lotsOf = ({ orderId }: Bought) =>
  rows<{
    points: number
    left: number
    state: string
    budget: string | null
    waits: string | null
    days: number | null
  }>(
    `select original_points as points, remaining_points as left, l.state, budget_id as budget, release_on as waits,
       round(extract(epoch from l.expires_at - p.at) / 86400)::int as days
     from lot l join posting p on p.id = l.posting_id where p.key = $1 order by l.id`,
    [`order:${orderId}:award`],
  )
const cups = (priceMinor = 10_000, quantity = 3) => bought({ lines: [{ priceMinor, quantity }] })

const days = (count: number) => new Date(Date.now() + count * 86_400_000)
const roomOf = async (rule: string, shopper: Bought) =>
  (
    await row<{ had: { by: Record<string, { points: number; times: number }>; totalPoints: number } }>(
      'select earning_had($1, $2, now()) as had',
      [shopper.ctx.actor.id, rule],
    )
  )?.had

describe('an order whose rules have budgets or terms of their own', () => {
  it('becomes a lot for each pair of them, and each says which rules it is of', async () => {
    const budget = await newBudget(1_000)
    const [plain, quick, quicker, slow, paid] = [
      await live({ reward: fixed(10), priority: 1 }),
      await live({ reward: fixed(20), lot: atOnce, priority: 2 }),
      await live({ reward: fixed(21), lot: atOnce, priority: 3 }),
      await live({ reward: fixed(40), lot: withParcel, priority: 4 }),
      await live({ reward: fixed(80), budgetId: budget, priority: 5 }),
    ]
    const order = await cups()
    expect(await lotsOf(order)).toMatchObject([
      { points: 610, state: 'pending', budget: null, waits: null },
      { points: 41, state: 'active', budget: null },
      { points: 40, state: 'pending', waits: 'delivered', days: null },
      { points: 80, state: 'pending', budget },
    ])
    expect(await leftOf(budget)).toBe(920)
    const posting = await row<{ why: { lots: { rules: string[]; points: number }[]; totalPoints: number } }>(
      'select explanation as why from posting where key = $1',
      [`order:${order.orderId}:award`],
    )
    const of = (rule: string) => posting?.why.lots.find((lot) => lot.rules.includes(rule))?.points
    expect([of('terms'), of(plain), of(quick), of(quicker), of(slow), of(paid)]).toEqual([610, 610, 41, 41, 40, 80])
    expect(posting?.why.totalPoints).toBe(771)
    expect(await balanceOf(order.ctx)).toMatchObject({ available: 41, pending: 730 })
  })

  it('stays one lot where a rule states what the programme states, and one of two rules that state the same', async () => {
    await live({
      reward: fixed(10),
      lot: { pending: { kind: 'days', days: 7 }, expiry: { kind: 'rolling-months', months: 12 } },
    })
    const order = await cups()
    expect(await lotsOf(order)).toMatchObject([{ points: 610 }])
  })

  it('has each of its lots come and end on its own days', async () => {
    await live({ reward: fixed(40), lot: withParcel })
    await live({ reward: fixed(50), lot: atOnce })
    const order = await cups()
    await releaseDue(db(), days(8), 100)
    expect(await balanceOf(order.ctx)).toMatchObject({ available: 650, pending: 40 })
    await ship({ orderId: order.orderId, carrier: '顺丰', trackingNumber: 'SF1' }, order.ctx.actor.id, null, db())
    await deliver(order.orderId, null, days(20), db())
    await releaseDue(db(), days(20), 100)
    expect(await balanceOf(order.ctx)).toMatchObject({ available: 690, pending: 0 })
    await expireDue(db(), days(35), 100)
    expect((await lotsOf(order)).map(({ points: given, left }) => given - left).toSorted((a, b) => a - b)).toEqual([
      0, 40, 50,
    ])
    expect(await balanceOf(order.ctx)).toMatchObject({ available: 600 })
  })
})

describe('the plan’s meters', () => {
  it('count what a rule gave under the rule’s budget, and what was taken back of it too', async () => {
    const budget = await newBudget(1_000)
    const rule = await live({ reward: fixed(90), budgetId: budget })
    const outside = await live({ reward: fixed(10) })
    const order = await cups()
    const year = new Date(Date.now() + 8 * 3_600_000)
    const given = await rulesGiven({ at: null, on: db() }, year.getUTCFullYear())
    const own = given.find(({ ruleId }) => ruleId === rule)
    expect(own).toMatchObject({ lastFourWeeks: 90 })
    expect(own?.months.map((month, at) => [at, month]).filter(([, month]) => month !== 0)).toEqual([
      [year.getUTCMonth(), 90],
    ])
    // what an order earns without a budget is for spending, and no part of the pool
    expect(given.some(({ ruleId }) => ruleId === outside)).toBe(false)
    const pocket = async () =>
      (await yearFigures({ at: null, on: db() }, null)).pockets.find(({ budgetId }) => budgetId === budget)
    expect(await pocket()).toMatchObject({ issuedPoints: 90, reservedPoints: 90, takenBackPoints: 0 })
    await showAndRefund(order, { kind: 'pieces', lines: [{ position: 0, quantity: 1 }], shippingMinor: 0 })
    expect(await pocket()).toMatchObject({ issuedPoints: 90, reservedPoints: 60, takenBackPoints: 30 })
    expect(await leftOf(budget)).toBe(940)
  })
})

describe('a budget with too little in it', () => {
  it('gives nothing to that rule, says so, and stops neither the order nor other rules', async () => {
    const budget = await newBudget(100)
    await live({ reward: fixed(80), budgetId: budget, priority: 1 })
    await live({ reward: fixed(30), budgetId: budget, priority: 2 })
    await live({ reward: fixed(20), budgetId: budget, priority: 3 })
    const order = await cups()
    expect(await lotsOf(order)).toMatchObject([{ points: 600 }, { points: 100, budget }])
    expect([await leftOf(budget), await attemptsOn(budget)]).toEqual([0, [{ asked: 30, reason: 'budget-empty' }]])
    const why = await row<{ rules: { points: number; cut: { by: string; limit: number } | null }[] }>(
      `select award_explanation->'rules' as rules from shop_order where id = $1`,
      [order.orderId],
    )
    expect(why?.rules.map((one) => [one.points, one.cut?.by ?? null])).toEqual([
      [80, null],
      [0, 'budget'],
      [20, null],
    ])
    const next = await cups()
    expect(await lotsOf(next)).toMatchObject([{ points: 600 }])
    await grant(budget, 200)
    expect(await lotsOf(await cups())).toMatchObject([{ points: 600 }, { points: 130 }])
  })

  it('promises nothing of what it can’t give', async () => {
    const budget = await newBudget(50)
    await live({ reward: fixed(80), budgetId: budget })
    const promise = async () => promiseForProduct(minor(10_000), 1, (await liveTerms(null)).earning)
    expect(await promise()).toBe(100)
    await grant(budget, 30)
    expect(await promise()).toBe(180)
    await rows(`update points_budget set archived_at = now() where id = $1`, [budget])
    expect(await promise()).toBe(100)
    await rows(`update points_budget set archived_at = null where id = $1`, [budget])
  })
})

describe('a refund of it', () => {
  it('takes from each lot in proportion, the last part the remainder, and gives budgets their points back', async () => {
    const [one, other] = [await newBudget(1_000), await newBudget(1_000)]
    await live({ reward: fixed(101), budgetId: one, priority: 1 })
    await live({ reward: fixed(53), budgetId: other, lot: atOnce, priority: 2 })
    const order = await cups()
    const taken = async () => (await lotsOf(order)).map(({ points: given, left }) => given - left)
    const first = await showAndRefund(order, { kind: 'amount', amountMinor: 10_000, shippingMinor: 0 })
    expect(first.done).toEqual(first.seen)
    // 754 × 1/3 = 251: 600, 101 and 53 give 199.7, 33.6 and 17.6
    expect([first.done.revokedPoints, await taken()]).toEqual([251, [200, 33, 18]])
    expect([await leftOf(one), await leftOf(other)]).toEqual([932, 965])
    await showAndRefund(order, { kind: 'pieces', lines: [{ position: 0, quantity: 1 }], shippingMinor: 0 })
    const { done } = await showAndRefund(order, { kind: 'rest' })
    expect(done.whole).toBe(true)
    expect(await taken()).toEqual([600, 101, 53])
    expect([await leftOf(one), await leftOf(other)]).toEqual([1_000, 1_000])
    expect(await balanceOf(order.ctx)).toEqual({ available: 0, pending: 0, held: 0, debt: 0 })
  })

  it('owes what was spent, from brothers first, and a lot that ended unused is not taken', async () => {
    const budget = await newBudget(100)
    await live({ reward: fixed(100), budgetId: budget, lot: atOnce, priority: 1 })
    await live({
      reward: fixed(50),
      lot: { pending: { kind: 'days', days: 0 }, expiry: { kind: 'rolling-days', days: 400 } },
      priority: 2,
    })
    const order = await cups()
    await spendAtOnce(order.ctx.actor.id, 60, undefined, new Date())
    // 40 and 50 are left; of 750 half is asked: 300, 50 and 25
    const half = await showAndRefund(order, { kind: 'amount', amountMinor: 15_000, shippingMinor: 0 })
    expect(half.done).toMatchObject({ revokedPoints: 375, owedPoints: 0 })
    expect((await lotsOf(order)).map(({ left }) => left)).toEqual([300, 0, 15])
    expect(await leftOf(budget)).toBe(50)
    const rest = await showAndRefund(order, { kind: 'rest' })
    expect(rest.done).toMatchObject({ revokedPoints: 375, owedPoints: 60 })
    expect(await balanceOf(order.ctx)).toEqual({ available: 0, pending: 0, held: 0, debt: 60 })
    expect(await leftOf(budget)).toBe(100)
  })

  it('of points that ended unused takes nothing, and their budget keeps them', async () => {
    const budget = await newBudget(100)
    await live({ reward: fixed(100), budgetId: budget, lot: atOnce })
    const order = await cups()
    await expireDue(db(), days(40), 100)
    const { done } = await showAndRefund(order, { kind: 'rest' })
    expect(done).toMatchObject({ revokedPoints: 600, owedPoints: 0 })
    expect(await leftOf(budget)).toBe(0)
  })

  it('makes room again in the limits of rules: in proportion, and wholly with the last part', async () => {
    const rule = await live({
      reward: fixed(90),
      limits: { perShopper: [{ period: 'month', points: 500, times: 1 }], coolDownHours: 24, totalPoints: 1_000 },
    })
    const order = await cups()
    expect(await roomOf(rule, order)).toMatchObject({ totalPoints: 90, by: { month: { points: 90, times: 1 } } })
    await showAndRefund(order, { kind: 'pieces', lines: [{ position: 0, quantity: 1 }], shippingMinor: 0 })
    expect(await roomOf(rule, order)).toMatchObject({ totalPoints: 60, by: { month: { points: 60, times: 1 } } })
    await showAndRefund(order, { kind: 'rest' })
    expect(await roomOf(rule, order)).toMatchObject({
      totalPoints: 0,
      lastAt: null,
      by: { month: { points: 0, times: 0 }, ever: { points: 0, times: 0 } },
    })
  })

  it('of an order that points paid for wholly takes back what a rule gave for it', async () => {
    await live({ reward: fixed(90), lot: atOnce })
    await rows(`insert into points_terms (effective_from, terms, reason)
      select now(), jsonb_set(terms, '{spending,maxShareBps}', '10000'), 'test' from points_terms limit 1`)
    const order = await bought({ lines: [{ priceMinor: 10_000, quantity: 2 }], points: 20_000 })
    expect(await balanceOf(order.ctx)).toMatchObject({ available: 90 })
    const one = await showAndRefund(order, {
      kind: 'pieces',
      lines: [{ position: 0, quantity: 1 }],
      shippingMinor: 0,
    })
    expect(one.done).toMatchObject({ revokedPoints: 45, returnedPoints: 10_000 })
    expect((await showAndRefund(order, { kind: 'rest' })).done).toMatchObject({ revokedPoints: 45, owedPoints: 0 })
  })
})

it('the books can be counted again from the journal', async () => {
  const client = await db().connect()
  try {
    await client.query('begin')
    expect((await rebuildBalances({ on: client })).findings).toEqual([])
    await client.query('rollback')
  } finally {
    client.release()
  }
})
