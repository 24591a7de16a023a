import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { member, onShelf, openShop } from '@/lib/cart/shelf.fixture'
import type { Queryable } from '@/lib/db/sql'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { home } from '@/lib/shoppers/address.fixture'
import { balanceOf, makeCoupon, orderInput, putInCart } from '../checkout.fixture'
import { placeOrder } from '../place-order'
import { type CheckoutFacts, getCheckoutPage } from '../queries'
import { adviseCheckout, type Plan } from './rules'

useTestDatabase()
startTestPayments()
beforeAll(openShop)
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

type Shopper = Awaited<ReturnType<typeof member>>

/** Points that end at the end of the shop's day so many days from now; idle ones live on when they are used. */
const give = (li: Shopper, points: number, days: number, idleDays: number | null = null) =>
  rows(
    `select points_award($1, $2, 'manual', 'test', $3, jsonb_build_object('points', $3::bigint), null, days_end(now(), $4), 'marketing', null, null, null,
       $5::jsonb)`,
    [li.actor.id, `gift:${randomUUID()}`, points, days, idleDays && { idleDays }],
  )
const remaining = (li: Shopper) =>
  rows<{ points: number }>('select remaining_points as points from lot where account_id = $1 order by expires_at', [
    li.actor.id,
  ]).then((found) => found.map((lot) => lot.points))

const adviceFor = ({ facts, ending }: Awaited<ReturnType<typeof getCheckoutPage>>, country: string) =>
  adviseCheckout({
    order: { ...orderOf(facts), country },
    coupons: facts.coupons.map((one) => ({ ...one, key: one.grantId ?? one.couponId })),
    ending,
  })
const orderOf = (facts: CheckoutFacts) => ({
  lines: facts.lines,
  shipping: facts.shop.shipping,
  availablePoints: facts.availablePoints,
  spending: facts.terms.spending,
  earning: facts.terms.earning,
  earner: facts.earner,
  at: facts.now,
  automatics: facts.automatics.map((one) => one.terms),
})

async function aCart(priceMinor = 25_900) {
  const li = await member()
  const cup = await onShelf({ stock: 3, priceMinor })
  await putInCart(li, cup, 1)
  return { li, cup }
}
async function place(li: Shopper, cup: string, plan: Plan, country: string) {
  const { facts } = await getCheckoutPage(li)
  const chosen = facts.coupons.filter((one) => plan.keys.includes(one.grantId ?? one.couponId))
  const address = country === 'CN' ? home : { ...home, country, province: '', district: '', postalCode: '94103' }
  return placeOrder(
    li,
    orderInput([{ variantId: cup, quantity: 1 }], plan.totalMinor, {
      couponId: chosen.find((one) => one.grantId === null)?.couponId ?? null,
      grantId: chosen.find((one) => one.grantId !== null)?.grantId ?? null,
      points: plan.points,
      address,
    }),
  )
}

describe('the order that the adviser promised', () => {
  beforeAll(async () => {
    await makeCoupon({ amount_minor: 3_000, min_goods_minor: 20_000 })
    await makeCoupon({ kind: 'percent', amount_minor: 0, percent_bps: 500 })
    await makeCoupon({ kind: 'free-shipping', amount_minor: 0 })
  })

  it.each([
    ['CN', 25_900],
    ['CN', 9_900],
    ['CN', 4_000],
    ['US', 25_900],
    ['US', 4_000],
  ])('in %s for %i fen costs what was promised, by either plan', async (country, priceMinor) => {
    for (const which of ['best', 'ending'] as const) {
      const { li, cup } = await aCart(priceMinor)
      await give(li, 5_000, 300)
      await give(li, 350, 5)
      const plan = adviceFor(await getCheckoutPage(li), country)?.[which]
      if (!plan) throw new Error(`no ${which} plan`)
      const placed = await place(li, cup, plan, country)
      expect(placed).toMatchObject({ ok: true })
      const [order] = await rows('select total_minor, spent_points from shop_order where account_id = $1', [
        li.actor.id,
      ])
      expect(order).toEqual({ total_minor: plan.totalMinor, spent_points: plan.points })
      expect(await balanceOf(li)).toMatchObject({ held: plan.points })
    }
  })

  it('takes the points that end soon first, and no others where that was the plan', async () => {
    const { li, cup } = await aCart()
    await give(li, 5_000, 300)
    await give(li, 400, 5)
    const plan = adviceFor(await getCheckoutPage(li), 'CN')?.ending
    if (!plan) throw new Error('no plan')
    await place(li, cup, plan, 'CN')
    expect(await remaining(li)).toEqual([0, 5_000])
  })
})

describe('what the page asks for', () => {
  it('counts the points that end within thirty days, but not those that the order itself keeps', async () => {
    const { li } = await aCart()
    await give(li, 100, 3)
    await give(li, 200, 20)
    await give(li, 400, 31)
    await give(li, 800, 5, 5)
    expect((await getCheckoutPage(li)).ending).toEqual({ points: 300, firstDays: 3, lastDays: 20 })
    const { li: amy } = await aCart()
    expect((await getCheckoutPage(amy)).ending).toBeNull()
  })

  it('is one statement', async () => {
    const { li } = await aCart()
    let asked = 0
    const counting: Queryable = {
      query: (...args: Parameters<Queryable['query']>) => ((asked += 1), li.on.query(...args)),
    } as Queryable
    await getCheckoutPage({ ...li, on: counting })
    expect(asked).toBe(1)
  })
})
