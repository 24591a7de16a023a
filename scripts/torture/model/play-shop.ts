import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { member, onShelf } from '@/lib/cart/shelf.fixture'
import { balanceOf, orderInput, putInCart, stockOf } from '@/lib/checkout/checkout.fixture'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { wordsOf } from '@/lib/orders/refunds/bought.fixture'
import { refund } from '@/lib/orders/refunds/store'
import { release, settle } from '@/lib/orders/store'
import { expireDuePoints } from '@/lib/points/expire-due-points'
import { give, today } from '@/lib/points/ledger.fixture'
import { ModelAccount } from '@/lib/points/ledger-model.fixture'
import { releaseDuePoints } from '@/lib/points/release-due-points'
import { claimReward } from '@/lib/rewards/claim-reward'
import { couponReward } from '@/lib/rewards/reward.fixture'

// Random days of a shopper at the shop's own verbs: orders with points, payments (also late and twice), cancelling,
// refunds, exchanges and sweeps; points by the clerk's model, pieces counted on fingers.

const which = fc.nat(5)
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('place' as const),
      points: fc.constantFrom(0, 500, 1_000),
      pieces: fc.constantFrom(1, 2),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('pay' as const, 'cancel' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('refund' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('give' as const), points: fc.integer({ min: 100, max: 1_500 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('exchange' as const, 'expire' as const, 'release' as const) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }) },
)
export type ShopStep = typeof step extends fc.Arbitrary<infer S> ? S : never

const PRICE = 20_000
const STOCK = 4
const COST = 400
const DAY = 86_400_000

type Order = { id: string; points: number; pieces: number; state: 'waiting' | 'cancelled' | 'paid' | 'refunded' }
type Play = {
  shopper: Awaited<ReturnType<typeof member>>
  model: ModelAccount
  cup: string
  rewardId: string
  orders: Order[]
  onHand: number
  reserved: number
  now: number
}

const at = ({ now }: Play) => new Date(today.getTime() + now * DAY)
const dayOf = (moment: Date) => (moment.getTime() - today.getTime()) / DAY
const holdOf = (order: Order) => `order:${order.id}:hold`

async function place(p: Play, points: number, pieces: number): Promise<[boolean, boolean]> {
  const ctx = { ...p.shopper, at: at(p) }
  const isThere = p.onHand - p.reserved >= pieces
  const inCart = await putInCart(ctx, p.cup, pieces).then(
    () => true,
    () => false,
  )
  if (!inCart) return [isThere, false]
  const words = orderInput([{ variantId: p.cup, quantity: pieces }], PRICE * pieces - points, { points })
  const placed = await placeOrder(ctx, words)
  const id = placed.ok ? placed.value.orderId : ''
  const order: Order = { id, points, pieces, state: 'waiting' }
  const expected = isThere && (points === 0 || p.model.hold(holdOf(order), points, p.now))
  if (placed.ok) {
    p.orders.push(order)
    p.reserved += pieces
  }
  return [placed.ok, expected]
}

/** A payment of an order in any state: a late one is taken when points and pieces are still there. */
async function pay(p: Play, order: Order): Promise<[boolean, boolean]> {
  const { model, now } = p
  const amountMinor = PRICE * order.pieces - order.points
  const paid = {
    orderId: order.id,
    paymentId: `pi_${randomUUID()}`,
    amountMinor,
    currency: 'CNY',
    eventId: null,
    at: at(p),
  }
  const settled = await settle(paid, db())
  const again = await settle(paid, db())
  const isTaken = settled.ok && settled.value.outcome === 'settled'
  let expected = order.state === 'waiting'
  if (order.state === 'cancelled' && p.onHand - p.reserved >= order.pieces) {
    const before = model.holds.get(holdOf(order))
    model.holds.delete(holdOf(order))
    expected = order.points === 0 || model.hold(holdOf(order), order.points, now)
    if (!expected && before) model.holds.set(holdOf(order), before)
    if (expected) p.reserved += order.pieces
  }
  if (expected) {
    if (order.points > 0) model.capture(holdOf(order))
    const worth = amountMinor / 100 + (amountMinor >= 19_900 ? 300 : 0)
    const lot = await row<{ from: Date; to: Date }>(
      `select l.releases_at as from, l.expires_at as to from lot l join posting p on p.id = l.posting_id where p.key = $1`,
      [`order:${order.id}:award`],
    )
    const terms = { releasesAt: dayOf(lot?.from ?? today), expiresAt: dayOf(lot?.to ?? today) }
    model.award(order.id, worth, now, terms)
    p.onHand -= order.pieces
    p.reserved -= order.pieces
    order.state = 'paid'
  }
  return [isTaken && again.ok && again.value.outcome === 'already', expected]
}

async function act(p: Play, one: ShopStep): Promise<[boolean, boolean]> {
  const { model, now, shopper } = p
  const order = 'which' in one ? p.orders[one.which % Math.max(1, p.orders.length)] : undefined
  switch (one.do) {
    case 'place':
      return place(p, one.points, one.pieces)
    case 'pay':
      return order ? pay(p, order) : [true, true]
    case 'cancel': {
      if (!order) return [true, true]
      const expected = order.state === 'waiting'
      const done = await release(order.id, 'a trial', at(p), db())
      if (expected) {
        if (order.points > 0) model.releaseHold(holdOf(order), now)
        p.reserved -= order.pieces
        order.state = 'cancelled'
      }
      return [done, expected]
    }
    case 'refund': {
      if (!order) return [true, true]
      const expected = order.state === 'paid'
      const words = wordsOf(order.id, { kind: 'rest' }, { restock: true })
      const made = await refund(words, shopper.actor.id, at(p), db())
      if (expected) {
        if (order.points > 0) model.returnSpend(holdOf(order), 1, now)
        model.revoke(order.id, 1, now)
        p.onHand += order.pieces
        order.state = 'refunded'
      }
      return [made.ok, expected]
    }
    case 'give': {
      const expiresAt = now + 60
      model.award(randomUUID(), one.points, now, { releasesAt: now, expiresAt })
      const end = new Date(today.getTime() + expiresAt * DAY)
      return [(await give(shopper.actor.id, one.points, { at: at(p), expiresAt: end })).ok, true]
    }
    case 'exchange': {
      const input = { rewardId: p.rewardId, costPoints: COST, requestId: randomUUID() }
      return [(await claimReward({ ...shopper, at: at(p) }, input)).ok, model.spend(COST, now)]
    }
    case 'expire':
      model.expire(now)
      await expireDuePoints({ at: at(p), on: db() })
      return [true, true]
    case 'release':
      model.release(now)
      await releaseDuePoints({ at: at(p), on: db() })
      return [true, true]
    case 'wait':
      p.now += one.days
      return [true, true]
  }
}

/** One shopper's days on both sides; answers where they part, or null. */
export async function playShop(steps: readonly ShopStep[]): Promise<{ played: number; parted: string | null }> {
  const p: Play = {
    shopper: await member(),
    model: new ModelAccount(),
    cup: await onShelf({ stock: STOCK, priceMinor: PRICE }),
    rewardId: (await couponReward(COST)).rewardId,
    orders: [],
    onHand: STOCK,
    reserved: 0,
    now: 0,
  }
  for (const [i, one] of steps.entries()) {
    const [done, expected] = await act(p, one)
    const { available, pending, held, debt } = p.model
    const says = JSON.stringify([done, await balanceOf(p.shopper), await stockOf(p.cup)])
    const should = [expected, { available, pending, held, debt }, { on_hand: p.onHand, reserved: p.reserved }]
    if (says !== JSON.stringify(should))
      return { played: i, parted: `step ${i} ${JSON.stringify(one)}: ${says} and not ${JSON.stringify(should)}` }
  }
  return { played: steps.length, parted: null }
}

const LIFE = 50

/** Some shoppers' days; answers how many commands were played, and the shortest that parts when one does. */
export async function playShoppers(seed: number, shoppers: number) {
  let played = 0
  const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: LIFE, size: 'max' }), async (steps) => {
    const days = await playShop(steps)
    played += days.played
    return days.parted === null
  })
  const result = await fc.check(property, { seed, numRuns: shoppers })
  if (!result.failed) return { played, parted: null, steps: null }
  const steps: ShopStep[] = result.counterexample?.[0] ?? []
  return { played, parted: (await playShop(steps)).parted ?? 'parted once, and not when played again', steps }
}
