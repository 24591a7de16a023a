import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { balanceOf } from '@/lib/checkout/checkout.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { brokenExplanations } from '@/lib/earning/explained.fixture'
import { endRule } from '@/lib/earning/programme/end-rule'
import { publishRule } from '@/lib/earning/programme/rule.fixture'
import { allocate } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { leftOf, newBudget } from '@/lib/points/budgets/budget.fixture'
import { spendAtOnce } from '@/lib/points/ledger.fixture'
import { releaseDue } from '@/lib/points/store'
import { type Bought, bought, showAndRefund, wordsOf } from './bought.fixture'
import { preview } from './store'

// Orders whose award is of any lots, given back in any parts, with points spent in between: the law of docs/ledger.md, counted
// a second time here with nothing but allocate().

useTestDatabase()
beforeAll(openShop)
afterAll(async () => {
  expect(await brokenInvariants()).toEqual([])
  const { broken, asked } = await brokenExplanations()
  expect(broken).toEqual([])
  expect(asked).toBeGreaterThan(100)
})

const terms = fc.constantFrom(
  null,
  { pending: { kind: 'days' as const, days: 0 }, expiry: { kind: 'rolling-days' as const, days: 30 } },
  { pending: { kind: 'delivered' as const }, expiry: { kind: 'never' as const } },
  { pending: { kind: 'days' as const, days: 2 }, expiry: { kind: 'idle' as const, days: 60 } },
)
const rule = fc.record({ amount: fc.integer({ min: 1, max: 400 }), lot: terms, budget: fc.constantFrom(null, 0, 0, 1) })
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('refund' as const), percent: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('spend' as const), percent: fc.integer({ min: 1, max: 100 }) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'release' as const, percent: 0 }) },
)
const wish = fc.record({
  rules: fc.array(rule, { minLength: 1, maxLength: 5 }),
  room: fc.constantFrom(300, 100_000),
  // dear enough that no rule gives more than it brings: such a rule can't be published
  priceMinor: fc.integer({ min: 10_001, max: 30_000 }),
  steps: fc.array(step, { maxLength: 6 }),
})

const lotsOf = ({ orderId }: Bought) =>
  rows<{ id: number; points: number; budget: string | null }>(
    `select l.id, original_points as points, budget_id as budget from lot l join posting p on p.id = l.posting_id where p.key = $1 order by l.id`,
    [`order:${orderId}:award`],
  )

const takenOf = ({ orderId }: Bought) =>
  rows<{ lot: number; points: number }>(
    `select (x->>'lot')::int8 as lot, sum((x->>'takenPoints')::int8)::int8 as points from posting p
     join posting a on a.id = p.reverses and a.key = $1 cross join jsonb_array_elements(p.explanation->'lots') x group by 1 order by 1`,
    [`order:${orderId}:award`],
  )

it('each lot gives back its part of every part, budgets get theirs, and the last part takes the remainder', async () => {
  await fc.assert(
    fc.asyncProperty(wish, async ({ rules, room, priceMinor, steps }) => {
      const budgets = [await newBudget(room), await newBudget(room)] as const
      const ids: string[] = []
      for (const [i, { amount, lot, budget }] of rules.entries())
        ids.push(
          await publishRule({
            reward: { kind: 'fixed', points: points(amount), per: 'order' },
            lot,
            budgetId: budget === null ? null : (budgets[budget] ?? null),
            priority: i + 1,
          }),
        )
      const order = await bought({ lines: [{ priceMinor, quantity: 3 }] })
      for (const ruleId of ids) await endRule({ actor: null, at: null, on: db() }, { ruleId, reason: 'over' })
      const lots = await lotsOf(order)
      const award = lots.reduce((sum, lot) => sum + lot.points, 0)
      const cost = (i: 0 | 1) => lots.reduce((sum, lot) => sum + (lot.budget === budgets[i] ? lot.points : 0), 0)
      expect([await leftOf(budgets[0]), await leftOf(budgets[1])]).toEqual([room - cost(0), room - cost(1)])
      const asked = lots.map(() => 0)
      let back = 0
      for (const one of steps) {
        if (one.do === 'release') await releaseDue(db(), new Date(Date.now() + 10 * 86_400_000), 100)
        else if (one.do === 'spend') {
          const some = Math.floor(((await balanceOf(order.ctx)).available * one.percent) / 100)
          if (some > 0) await spendAtOnce(order.ctx.actor.id, some, undefined, new Date())
        } else {
          const amountMinor = Math.floor((priceMinor * 3 * one.percent) / 100)
          const scope = { kind: 'amount' as const, amountMinor, shippingMinor: 0 }
          const possible = await preview(wordsOf(order.orderId, scope), order.ctx.actor.id, null, db())
          if (!possible.ok) continue
          const { seen, done } = await showAndRefund(order, scope)
          expect(done).toEqual(seen)
          back += done.revokedPoints
          const left = lots.map((lot, i) => lot.points - (asked[i] ?? 0))
          for (const [i, more] of (done.revokedPoints > 0 ? allocate(done.revokedPoints, left) : []).entries())
            asked[i] = (asked[i] ?? 0) + more
          if (back > 0 && lots.length > 1) expect((await takenOf(order)).map((lot) => lot.points)).toEqual(asked)
          if (done.whole) break
        }
      }
      const rest = await preview(wordsOf(order.orderId, { kind: 'rest' }), order.ctx.actor.id, null, db())
      if (rest.ok) back += (await showAndRefund(order, { kind: 'rest' })).done.revokedPoints
      expect(back).toBe(award)
      expect([await leftOf(budgets[0]), await leftOf(budgets[1])]).toEqual([room, room])
      const { available, pending, held } = await balanceOf(order.ctx)
      expect([available, pending, held]).toEqual([0, 0, 0])
    }),
    { seed: 20261122, numRuns: 25 },
  )
}, 120_000)
