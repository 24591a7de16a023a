import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { member, onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { askFor } from '@/lib/checkout/checkout.fixture'
import { db } from '@/lib/db/client'
import { type Queryable, row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { endRule } from '@/lib/earning/programme/end-rule'
import { publishRule } from '@/lib/earning/programme/rule.fixture'
import type { RuleDefinition } from '@/lib/earning/programme/rules'
import type { ShopperContext } from '@/lib/gate/context'
import { points } from '@/lib/kernel/points'
import { attemptsOn, leftOf, newBudget } from '@/lib/points/budgets/budget.fixture'
import { replaceInFunction } from '@/lib/points/ledger.fixture'
import { awardFrom } from '@/lib/points/store'
import { wordsOf } from './refunds/bought.fixture'
import { refund } from './refunds/store'
import { settle } from './store'

useTestDatabase({ size: 40 })
beforeAll(openShop)
const rules: string[] = []
afterEach(async () => {
  for (const ruleId of rules.splice(0)) await endRule({ actor: null, at: null, on: db() }, { ruleId, reason: 'over' })
})
const live = async (more: Partial<RuleDefinition>) => rules.push(await publishRule(more))
const fixed = (amount: number) => ({ kind: 'fixed' as const, points: points(amount), per: 'order' as const })

type Waiting = { ctx: ShopperContext; orderId: string }
const TOTAL = 10_000

/** So many members' orders of one cup each, waiting for their payment; every so many of one member. */
async function waiting(count: number): Promise<Waiting[]> {
  const made: Waiting[] = []
  const cups = await Promise.all(Array.from({ length: 8 }, () => onShelf({ stock: 99, priceMinor: TOTAL })))
  const people = await Promise.all(Array.from({ length: Math.ceil(count / 4) }, member))
  const one = async (i: number) => {
    const ctx = people[i % people.length] as ShopperContext
    const asked = await askFor(ctx, [{ variantId: cups[i % cups.length] ?? '', quantity: 1 }], TOTAL)
    if (!asked.ok) throw new Error(asked.refusal)
    made.push({ ctx, orderId: asked.value.orderId })
  }
  // a member's own cart is one: their orders come one after another
  for (let from = 0; from < count; from += people.length)
    await Promise.all(people.slice(0, count - from).map((_, i) => one(from + i)))
  return made
}

const pay = ({ orderId }: Waiting, on: Queryable = db()) =>
  settle({ orderId, paymentId: `pi_${randomUUID()}`, amountMinor: TOTAL, currency: 'cny', eventId: null, at: null }, on)

/** As many at once as there are connections, and no more in line than can wait for one. */
async function atOnce<T>(all: readonly T[], act: (one: T) => Promise<{ ok: boolean }>): Promise<number> {
  const line = [...all]
  let done = 0
  const lane = async () => {
    for (let one = line.shift(); one !== undefined; one = line.shift())
      if ((await act(one).catch(() => ({ ok: false }))).ok) done += 1
  }
  await Promise.all(Array.from({ length: 40 }, lane))
  return done
}

async function rush(count: number, room: number) {
  const budget = await newBudget(room)
  await live({ reward: fixed(1), budgetId: budget })
  const orders = await waiting(count)
  const paid = await atOnce(orders, (order) => pay(order))
  const given = await row<{ lots: number }>('select count(*)::int as lots from lot where budget_id = $1', [budget])
  return { paid, given: given?.lots, refused: (await attemptsOn(budget)).length, left: await leftOf(budget) }
}

it('500 orders paid at once against room for 100: exactly 100 get its points, 400 are told why not, and all are paid', async () => {
  expect(await rush(500, 100)).toEqual({ paid: 500, given: 100, refused: 400, left: 0 })
  expect(await brokenInvariants()).toEqual([])
}, 180_000)

it('budgets of rules, of awards by hand and of refunds are taken in one order: nobody waits for ever, nothing is lost', async () => {
  const [one, other] = await Promise.all([newBudget(10_000), newBudget(10_000)])
  await live({ reward: fixed(5), budgetId: one, priority: 1 })
  await live({ reward: fixed(7), budgetId: other, priority: 2 })
  await live({
    reward: fixed(3),
    limits: { perShopper: [], coolDownHours: null, totalPoints: 1_000_000 },
    budgetId: one,
    priority: 3,
  })
  const orders = await waiting(60)
  const [before, after] = [orders.slice(0, 30), orders.slice(30)]
  for (const order of before) await pay(order)
  // whoever is undone for being in another's way is not asked again: that would hide it
  const once: Queryable = { query: db().query.bind(db()) }
  const byHand = ({ ctx }: Waiting, budget: string) =>
    awardFrom(once, null, budget, {
      accountId: ctx.actor.id,
      key: randomUUID(),
      kind: 'manual',
      source: 'gift',
      points: points(11),
      explanation: { note: 'a race' },
      releasesAt: null,
      expiresAt: null,
      termsVersion: null,
      actorId: null,
    })
  const all = [
    ...after.map((order) => () => pay(order, once)),
    ...before.map(
      ({ ctx, orderId }) =>
        () =>
          refund(wordsOf(orderId, { kind: 'rest' }, { restock: true }), ctx.actor.id, null, once),
    ),
    ...orders.map((order, i) => () => byHand(order, i % 2 === 0 ? one : other)),
  ].toSorted(() => Math.random() - 0.5)
  expect(await atOnce(all, (act) => act())).toBe(all.length)
  expect([await leftOf(one), await leftOf(other)]).toEqual([10_000 - 30 * 8 - 30 * 11, 10_000 - 30 * 7 - 30 * 11])
  expect(await rows('select given_points from earning_rule where given_points > 0')).toEqual([{ given_points: 30 * 3 }])
  expect(await brokenInvariants()).toEqual([])
}, 120_000)

describe('without its guards', () => {
  it('the same rush stops orders or gives too much: the test above can fail', async () => {
    const mend = [
      await replaceInFunction('order_budgets', 'ORDER BY id FOR UPDATE', 'ORDER BY id'),
      await replaceInFunction('budget_move', 'AND remaining_points >= p_points', ''),
    ]
    await db().query('alter table points_budget drop constraint points_budget_not_overspent')
    const broken = await rush(120, 10)
    expect(broken.given).toBeGreaterThan(10)
    expect(broken.left).toBeLessThan(0)
    for (const one of mend) await one()
  }, 120_000)
})
