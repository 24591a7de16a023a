import { putInCart } from '@/lib/cart/put-in-cart'
import { placeOrder } from '@/lib/checkout/place-order'
import { checkoutFacts } from '@/lib/checkout/queries'
import { quoteCheckout } from '@/lib/checkout/rules'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import { uuidV7 } from '@/lib/kernel/ids'
import { completeShippedOrders } from '@/lib/orders/complete-shipped-orders'
import { refundOrder } from '@/lib/orders/refunds/refund-order'
import { settleSession } from '@/lib/orders/settle-session'
import { shipOrder } from '@/lib/orders/ship-order'
import { startPayment } from '@/lib/orders/start-payment'
import { payableOrder } from '@/lib/orders/store'
import { expireDuePoints } from '@/lib/points/expire-due-points'
import { releaseDuePoints } from '@/lib/points/release-due-points'
import { clampSpend } from '@/lib/points/rules'
import { claimReward } from '@/lib/rewards/claim-reward'
import { saveAddress } from '@/lib/shoppers/save-address'
import { actorOf, addressOf, contextOf, type Regular, seedRegulars } from './people'
import { type Random, randomFrom } from './random'
import { changeOfSeason, isSeason } from './seasons'

const DAYS = 365
const DAY = 86_400_000
const SEED = 42

export type Provider = { pay: (sessionId: string) => Promise<unknown> }
type Progress = (done: number, total: number) => void

/**
 * A year of the shop, lived through its own verbs on a fixed clock that ends now: every balance was earned, every
 * spent point was released before. The provider is the stand-in, so that a demo order can really be refunded.
 */
export async function seedOrders({ now, provider, progress }: { now: Date; provider: Provider; progress: Progress }) {
  const random = randomFrom(SEED)
  const dayOf = (day: number) => new Date(now.getTime() - (DAYS - day) * DAY)
  const people = [...(await demoRegulars(random, dayOf(0))), ...(await seedRegulars(random, 110, dayOf))]
  const staff: StaffContext = {
    ...contextOf({ actor: await actorOf('merchant@demo.test'), locale: 'zh-CN' }, now),
    actor: { ...(await actorOf('merchant@demo.test')), staffRole: 'merchant' },
  }
  const variants = await rows<{ id: string; price_minor: number }>(
    `select v.id, v.price_minor from variant v join product p on p.id = v.product_id
     where p.status = 'active' and v.price_minor < 300000 and v.on_hand > 10 order by v.sku, v.id`,
  )
  let placed = 0
  for (let day = 0; day <= DAYS; day += 1) {
    const midnight = { at: dayOf(day), on: db() }
    await releaseDuePoints(midnight)
    await expireDuePoints(midnight)
    await completeShippedOrders(midnight)
    await changeOfSeason(day, midnight.at)
    for (const person of people) {
      if (day < person.firstDay || !random.chance(person.ordersPerYear / DAYS)) continue
      const at = new Date(Math.min(dayOf(day).getTime() + random.between(0, 14) * 3_600_000, now.getTime() - 60_000))
      if (await liveThrough({ random, person, at, staff, variants, provider, now })) placed += 1
    }
    // with chances of its own, so that the rest of the year stays as it is
    const [li] = people
    if (li && isSeason(day)) {
      const at = new Date(dayOf(day).getTime() + 16 * 3_600_000)
      const visit = { random: randomFrom(SEED + day), person: li, at, staff, variants, provider, now }
      if (await liveThrough(visit)) placed += 1
    }
    if (day % 5 === 0) progress(day, DAYS)
  }
  return placed
}

/** Li and Amy, who come often and whose address the shop knows. */
async function demoRegulars(random: Random, at: Date): Promise<Regular[]> {
  const regulars = [
    ['li@demo.test', 'zh-CN', 26],
    ['amy@demo.test', 'en', 12],
  ] as const
  return Promise.all(
    regulars.map(async ([email, locale, ordersPerYear]) => {
      const actor = await actorOf(email)
      const address = addressOf(random, actor.name)
      await saveAddress(contextOf({ actor, locale }, at), { address, isDefault: true })
      return { actor, locale, firstDay: 0, ordersPerYear, address }
    }),
  )
}

type Visit = {
  random: Random
  person: Regular
  at: Date
  now: Date
  staff: StaffContext
  variants: readonly { id: string; price_minor: number }[]
  provider: Provider
}

/** One visit: fill the cart, perhaps swap points for a coupon or pay with them, pay; the parcel leaves next day. */
async function liveThrough({ random, person, at, now, staff, variants, provider }: Visit): Promise<boolean> {
  const ctx = contextOf(person, at)
  for (let i = random.between(1, 3); i > 0; i -= 1) {
    const mode = 'set' as const
    await putInCart(ctx, { variantId: random.pick(variants).id, quantity: random.chance(0.2) ? 2 : 1, mode })
  }
  const bought = await buy(ctx, person, random, provider)
  if (!bought) return false
  const after = (days: number) => ({ ...staff, at: new Date(at.getTime() + days * DAY) })
  if (at.getTime() + DAY < now.getTime()) {
    const trackingNumber = `SF${random.between(1_000_000_000, 9_999_999_999)}`
    await shipOrder(after(1), { orderId: bought, carrier: '顺丰速运', trackingNumber })
  }
  if (random.chance(0.04) && at.getTime() + 4 * DAY < now.getTime()) {
    const reason = random.pick(['尺寸不合适', '收到时有磕碰', '颜色和想的不一样'])
    await refundOrder(after(4), {
      orderId: bought,
      requestId: uuidV7(at.getTime()),
      reason,
      restock: true,
      scope: { kind: 'rest' },
      shortfall: 'debt',
      expected: null,
    })
  }
  return true
}

async function buy(
  ctx: ReturnType<typeof contextOf>,
  person: Regular,
  random: Random,
  provider: Provider,
): Promise<string | null> {
  if (random.chance(0.15)) await maybeExchange(ctx, random)
  const facts = await checkoutFacts(ctx)
  if (facts.lines.length === 0) return null
  const wallet = facts.coupons.filter((coupon) => coupon.grantId !== null || random.chance(0.3))
  const terms = { ...facts.terms, country: 'CN', shipping: facts.shop.shipping, at: facts.now, lines: facts.lines }
  const paymentMethod = random.pick(facts.shop.paymentMethods)
  const input = {
    ...terms,
    paymentMethod,
    availablePoints: facts.availablePoints,
    requestedPoints: 0,
    automatics: facts.automatics.map((one) => one.terms),
  }
  const coupon = wallet.find((one) => quoteCheckout({ ...input, coupons: [one.terms] }).couponRefusal === null) ?? null
  const coupons = coupon ? [coupon.terms] : []
  const plain = quoteCheckout({ ...input, coupons })
  const wish = random.chance(0.35) ? plain.pointsCap.maxPoints : 0
  const points = clampSpend(wish, plain.pointsCap, facts.terms.spending)
  const quote = quoteCheckout({ ...input, coupons, requestedPoints: points })
  const placed = await placeOrder(ctx, {
    requestId: uuidV7(ctx.at?.getTime()),
    email: person.actor.email,
    address: person.address,
    couponId: coupon && !coupon.grantId ? coupon.couponId : null,
    grantId: coupon?.grantId ?? null,
    points,
    expectedTotalMinor: quote.totalMinor,
    lines: facts.lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
    note: '',
    paymentMethod,
  })
  // the shelf may be empty that day: so it is in life
  if (!placed.ok) return null
  if (placed.value.state === 'awaiting_payment') await pay(ctx, placed.value.orderId, provider)
  return placed.value.orderId
}

async function pay(ctx: ReturnType<typeof contextOf>, orderId: string, provider: Provider): Promise<void> {
  const order = await payableOrder(orderId, ctx.on)
  if (!order) throw new Error(`order ${orderId} is not there to be paid`)
  // the provider lives today: it would refuse a pay page that ended last year
  const opened = await startPayment(ctx, { ...order, placedAt: new Date() })
  if (!opened.ok) throw new Error(`the stand-in refused a session: ${opened.refusal}`)
  const session = await row<{ session_id: string }>('select session_id from shop_order where id = $1', [orderId])
  const sessionId = session?.session_id ?? ''
  await provider.pay(sessionId)
  const settled = await settleSession(ctx, { sessionId })
  if (!settled.ok || settled.value !== 'settled') throw new Error(`order ${orderId} was not settled`)
}

async function maybeExchange(ctx: ReturnType<typeof contextOf>, random: Random): Promise<void> {
  const offers = await rows<{ id: string; cost: number }>(
    `select r.id, r.cost_points as cost from reward r join points_balance b on b.account_id = $1
     where r.cost_points <= b.available_points and r.kind = 'coupon' and r.state = 'live' order by r.cost_points`,
    [ctx.actor.id],
  )
  if (offers.length === 0) return
  const offer = random.pick(offers)
  await claimReward(ctx, { rewardId: offer.id, costPoints: offer.cost, requestId: uuidV7(ctx.at?.getTime()) })
}
