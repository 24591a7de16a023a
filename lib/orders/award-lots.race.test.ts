import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { member, onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { askFor } from '@/lib/checkout/checkout.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
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
    await Promise.all(people.map((_, i) => (from + i < count ? one(from + i) : null)))
  return made
}

const pay = ({ orderId }: Waiting) =>
  settle(
    { orderId, paymentId: `pi_${randomUUID()}`, amountMinor: TOTAL, currency: 'cny', eventId: null, at: null },
    db(),
  )

async function rush(count: number, room: number) {
  const budget = await newBudget(room)
  await live({ reward: fixed(1), budgetId: budget })
  const orders = await waiting(count)
  const answers = await Promise.allSettled(orders.map(pay))
  const paid = answers.filter((one) => one.status === 'fulfilled' && one.value.ok).length
  const given = await row<{ lots: number }>('select count(*)::int as lots from lot where budget_id = $1', [budget])
  return { paid, given: given?.lots, refused: (await attemptsOn(budget)).length, left: await leftOf(budget) }
}

it('500 orders paid at once against room for 100: exactly 100 get its points, 400 are told why not, and all are paid', async () => {
  expect(await rush(500, 100)).toEqual({ paid: 500, given: 100, refused: 400, left: 0 })
  expect(await brokenInvariants()).toEqual([])
}, 180_000)

it('budgets of rules, of awards by hand and of refunds are taken in one order: nobody waits for ever, nothing is lost', async () => {
  const [one, other] = (await Promise.all([newBudget(10_000), newBudget(10_000)])) as [string, string]
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
  const byHand = ({ ctx }: Waiting, budget: string) =>
    awardFrom(db(), null, budget, {
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
  const answers = await Promise.allSettled([
    ...after.map(pay),
    ...before.map(({ ctx, orderId }) =>
      refund(wordsOf(orderId, { kind: 'rest' }, { restock: true }), ctx.actor.id, null, db()),
    ),
    ...orders.map((order, i) => byHand(order, i % 2 === 0 ? one : other)),
  ])
  expect(answers.filter((answer) => answer.status === 'rejected')).toEqual([])
  expect(answers.every((answer) => answer.status === 'fulfilled' && answer.value.ok)).toBe(true)
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
