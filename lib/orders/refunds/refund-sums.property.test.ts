import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { balanceOf } from '@/lib/checkout/checkout.fixture'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { brokenExplanations } from '@/lib/earning/explained.fixture'
import { bought, showAndRefund, wordsOf } from './bought.fixture'
import type { RefundOutcome } from './schema'
import { preview, refund } from './store'

// Orders of any shape, given back in parts of any kind: the parts add up to the whole, to the fen and the point, and each
// part did what it was shown to do.

useTestDatabase()
beforeAll(openShop)
afterAll(async () => {
  expect(await brokenInvariants()).toEqual([])
  const { broken, asked } = await brokenExplanations()
  expect(broken).toEqual([])
  expect(asked).toBeGreaterThan(100)
})

const order = fc.record({
  lines: fc.array(
    fc.record({ priceMinor: fc.integer({ min: 1, max: 40_000 }), quantity: fc.integer({ min: 1, max: 5 }) }),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
  pointsShare: fc.integer({ min: 0, max: 100 }),
  couponMinor: fc.constantFrom(0, 0, 700, 2_000),
})
const part = fc.oneof(
  fc.record({
    kind: fc.constant('amount' as const),
    sharePercent: fc.nat(60),
    shippingMinor: fc.constantFrom(0, 0, 1_200),
  }),
  fc.record({
    kind: fc.constant('pieces' as const),
    lines: fc.uniqueArray(fc.record({ position: fc.nat(3), quantity: fc.integer({ min: 1, max: 3 }) }), {
      minLength: 1,
      maxLength: 3,
      selector: (line) => line.position,
    }),
    shippingMinor: fc.constantFrom(0, 0, 500),
  }),
)

type Part = typeof part extends fc.Arbitrary<infer T> ? T : never
type Scope = Parameters<typeof showAndRefund>[1]

const sum = (parts: readonly RefundOutcome[], of: 'moneyMinor' | 'returnedPoints' | 'revokedPoints') =>
  parts.reduce((total, one) => total + one[of], 0)

it('the parts of any order add up to the order', async () => {
  let parts = 0
  await fc.assert(
    fc.asyncProperty(order, fc.array(part, { maxLength: 6 }), async (wish, wanted) => {
      const goods = wish.lines.reduce((total, line) => total + line.priceMinor * line.quantity, 0)
      const payable = Math.floor(Math.max(0, goods - wish.couponMinor) / 2)
      const asked = Math.floor((payable * wish.pointsShare) / 100 / 100) * 100
      const made = await bought({ ...wish, points: asked })
      const start = asked
      const pending = (await balanceOf(made.ctx)).pending
      const done: RefundOutcome[] = []
      for (const scope of wanted.map((one) => scopeOf(one, goods, wish.lines.length))) {
        const possible = await refundable(made, scope)
        if (!possible) continue
        const { seen, done: happened } = await showAndRefund(made, scope)
        expect(happened).toEqual(seen)
        done.push(happened)
      }
      if (!done.at(-1)?.whole) done.push((await showAndRefund(made, { kind: 'rest' })).done)
      parts += done.length
      const last = await refund(
        wordsOf(made.orderId, { kind: 'amount', amountMinor: 0, shippingMinor: 0 }),
        made.ctx.actor.id,
        null,
        made.ctx.on,
      )
      expect(last).toMatchObject({ refusal: 'order-already-refunded' })
      expect(sum(done, 'returnedPoints')).toBe(asked)
      expect(sum(done, 'revokedPoints')).toBe(pending)
      const shippingLeft = made.totalMinor - sum(done, 'moneyMinor')
      expect(shippingLeft === 0 || (done.at(-1)?.whole && shippingLeft <= 1_200 && shippingLeft >= 0)).toBe(true)
      expect(await balanceOf(made.ctx)).toEqual({ available: start, pending: 0, held: 0, debt: 0 })
    }),
    { seed: 20261122, numRuns: 40 },
  )
  expect(parts).toBeGreaterThan(60)
}, 120_000)

/** A wish that fits this order: a share of its goods, lines that it has. */
function scopeOf(wanted: Part, goods: number, lines: number): Scope {
  const { shippingMinor } = wanted
  if (wanted.kind === 'amount') {
    return { kind: 'amount', amountMinor: Math.floor((goods * wanted.sharePercent) / 100), shippingMinor }
  }
  return { kind: 'pieces', lines: wanted.lines.filter((line) => line.position < lines), shippingMinor }
}

/** Whether the shop would make this refund: what it refuses is another test's matter. */
async function refundable(made: Awaited<ReturnType<typeof bought>>, scope: Scope) {
  try {
    return (await preview(wordsOf(made.orderId, scope), made.ctx.actor.id, null, made.ctx.on)).ok
  } catch (error) {
    throw new Error(`a refund broke: ${JSON.stringify(scope)}`, { cause: error })
  }
}
