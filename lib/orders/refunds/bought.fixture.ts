import { randomUUID } from 'node:crypto'
import { member, onShelf } from '@/lib/cart/shelf.fixture'
import { askFor, givePoints, makeCoupon } from '@/lib/checkout/checkout.fixture'
import type { ShopperContext } from '@/lib/gate/context'
import { settle } from '../store'
import type { RefundOutcome } from './schema'
import { preview, type RefundInput, refund } from './store'

process.env.DATABASE_URL ??= 'postgresql://set-by-the-test-database'
process.env.NEXTAUTH_SECRET ??= 'a secret for tests only, thirty-two long'

// Orders that were bought and paid for, and refunds of them, through the shop's own verbs.

export type Bought = { ctx: ShopperContext; orderId: string; totalMinor: number; variants: string[] }

type Wish = { lines: { priceMinor: number; quantity: number }[]; points?: number; couponMinor?: number; has?: number }

/** A member's paid order of these pieces; `points` are spent on it out of `has`. */
export async function bought({ lines, points = 0, couponMinor = 0, has = points }: Wish): Promise<Bought> {
  const ctx = await member()
  if (has > 0) await givePoints(ctx, has)
  const variants = await Promise.all(lines.map(({ priceMinor }) => onShelf({ stock: 99, priceMinor })))
  const wanted = variants.map((variantId, i) => ({ variantId, quantity: lines[i]?.quantity ?? 1 }))
  const couponId = couponMinor > 0 ? await makeCoupon({ amount_minor: couponMinor }) : null
  const first = await askFor(ctx, wanted, -1, { points, couponId })
  const totalMinor = first.ok ? 0 : Number(first.details?.totalMinor)
  const answer = await askFor(ctx, wanted, totalMinor, { points, couponId })
  if (!answer.ok) throw new Error(answer.refusal)
  const { orderId } = answer.value
  if (totalMinor > 0) {
    const paid = { orderId, paymentId: `pi_${randomUUID()}`, amountMinor: totalMinor, currency: 'cny' }
    await settle({ ...paid, eventId: null, at: null }, ctx.on)
  }
  return { ctx, orderId, totalMinor, variants }
}

export const wordsOf = (
  orderId: string,
  scope: RefundInput['scope'],
  more: Partial<RefundInput> = {},
): RefundInput => ({
  orderId,
  scope,
  requestId: randomUUID(),
  reason: 'broken cup',
  restock: false,
  shortfall: 'debt',
  expected: null,
  ...more,
})

export type Given = { seen: RefundOutcome; done: RefundOutcome }

/** Shows a refund, makes it, and answers both. */
export async function showAndRefund(
  { ctx, orderId }: Bought,
  scope: RefundInput['scope'],
  more: Partial<RefundInput> = {},
): Promise<Given> {
  const words = wordsOf(orderId, scope, more)
  const seen = await preview(words, ctx.actor.id, ctx.at, ctx.on)
  if (!seen.ok) throw new Error(seen.refusal)
  const done = await refund({ ...words, expected: seen.value }, ctx.actor.id, ctx.at, ctx.on)
  if (!done.ok) throw new Error(done.refusal)
  return { seen: seen.value, done: done.value.outcome }
}
