import { createHash } from 'node:crypto'
import { signLink } from '@/lib/auth/signed-link'
import type { Context } from '@/lib/gate/context'
import { uuidV7 } from '@/lib/kernel/ids'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { ORDER_LINK_DAYS, type OrderState } from '@/lib/orders/rules'
import { paths } from '@/lib/paths'
import { expiresAt, lotTerms, releaseAt } from '@/lib/points/lots/rules'
import type { CheckoutRefusal } from './errors'
import { type CheckoutFacts, checkoutFacts, type EarlierOrder } from './queries'
import { type Quote, quoteCheckout } from './rules'
import type { PlaceOrderInput } from './schema'
import { type PlacedOrder, place } from './store'

export type Placed = { orderId: string; number: number; state: OrderState; token: string; payUrl: string | null }

/**
 * What was shown is what is charged: the order is quoted again from one reading, refused when the total differs, and
 * the database checks prices, stock, coupon and points under its locks.
 */
export async function placeOrder(ctx: Context, input: PlaceOrderInput): Promise<Result<Placed, CheckoutRefusal>> {
  const facts = await checkoutFacts(ctx, { requestId: input.requestId, couponId: input.couponId })
  // a repeat is answered before anything is quoted: its own order has taken the goods and the points
  if (facts.earlier) return answerAgain(ctx, facts, facts.earlier, input)
  const lines = wantedLines(facts, input)
  if (lines.length === 0) return refuse('cart-empty')
  if (lines.length < input.lines.length) return refuse('variant-unavailable')
  const { paymentMethods } = facts.shop
  if (input.paymentMethod && !paymentMethods.includes(input.paymentMethod)) return refuse('payment-method-unavailable')
  const quoted = quoteFor(facts, lines, input, ctx.actor !== null)
  if (!quoted.ok) return quoted
  const placed = await place(orderOf(ctx, facts, quoted.value, input), ctx.on)
  return placed.ok ? ok(answerFor(facts, placed.value)) : placed
}

const hashOf = (input: PlaceOrderInput) => createHash('sha256').update(JSON.stringify(input)).digest('hex')

const methodOf = ({ shop }: CheckoutFacts, { paymentMethod }: PlaceOrderInput) =>
  paymentMethod ?? shop.paymentMethods[0] ?? null

type Line = CheckoutFacts['lines'][number]

function wantedLines(facts: CheckoutFacts, input: PlaceOrderInput): Line[] {
  const wanted = new Map(input.lines.map((line) => [line.variantId, line.quantity]))
  return facts.lines.flatMap((line) => {
    const quantity = wanted.get(line.variantId)
    return quantity === undefined ? [] : [{ ...line, quantity }]
  })
}

function quoteFor(
  facts: CheckoutFacts,
  lines: Line[],
  input: PlaceOrderInput,
  isMember: boolean,
): Result<Quote, CheckoutRefusal> {
  const code = facts.coupons.find((one) => one.couponId === input.couponId && one.grantId === null)
  const own = facts.coupons.find((one) => one.grantId !== null && one.grantId === input.grantId)
  if ((input.couponId && !code) || (input.grantId && !own)) return refuse('coupon-unavailable')
  if (code?.couponId === own?.couponId && code) return refuse('coupon-not-together')
  const quote = quoteCheckout({
    lines,
    coupons: [code, own].flatMap((one) => one?.terms ?? []),
    automatics: facts.automatics.map((one) => one.terms),
    shipping: facts.shop.shipping,
    country: input.address.country,
    requestedPoints: input.points,
    availablePoints: facts.availablePoints,
    spending: facts.terms.spending,
    earning: isMember ? facts.terms.earning : null,
    earner: facts.earner,
    at: facts.now,
    paymentMethod: methodOf(facts, input),
  })
  if (quote.couponRefusal) return quote.couponRefusal
  if (quote.pointsRefusal) return quote.pointsRefusal
  if (quote.totalMinor !== input.expectedTotalMinor) return refuse('total-changed', { totalMinor: quote.totalMinor })
  return ok(quote)
}

function orderOf(ctx: Context, facts: CheckoutFacts, quote: Quote, input: PlaceOrderInput) {
  const { shop, terms, now } = facts
  const { pending, expiry } = terms.earning
  const releasesAt = releaseAt(now, pending, shop.timeZone)
  const prices = new Map(facts.lines.map((line) => [line.variantId, line]))
  return {
    orderId: uuidV7(now.getTime()),
    requestId: input.requestId,
    inputHash: hashOf(input),
    at: ctx.at,
    accountId: ctx.actor?.id ?? null,
    cartId: facts.cartId,
    email: input.email,
    locale: ctx.locale,
    currency: shop.currency,
    holdMinutes: shop.holdMinutes,
    goodsMinor: quote.goodsMinor,
    couponMinor: quote.couponMinor,
    pointsMinor: quote.pointsMinor,
    shippingMinor: quote.shippingMinor,
    totalMinor: quote.totalMinor,
    spentPoints: quote.pointsSpent,
    awardPoints: quote.award?.points ?? 0,
    awardExplanation: quote.award?.explanation ?? null,
    awardReleasesAt: releasesAt,
    awardExpiresAt: releasesAt && expiresAt(releasesAt, expiry, shop.timeZone),
    awardLot: lotTerms(pending, expiry),
    termsVersion: terms.versionId,
    ...couponsOf(facts, quote, input),
    address: input.address,
    note: input.note,
    paymentMethod: quote.totalMinor > 0 ? methodOf(facts, input) : null,
    lines: quote.lineAllocations.map((part, position) => ({
      position,
      quantity: input.lines.find((line) => line.variantId === part.variantId)?.quantity,
      unitPriceMinor: prices.get(part.variantId)?.unitPriceMinor,
      ...part,
    })),
  }
}

/** Which coupons the order carries, and what each of them takes off. */
function couponsOf(facts: CheckoutFacts, { deductions }: Quote, { couponId, grantId }: PlaceOrderInput) {
  const automatic = facts.automatics.find(({ terms }) => terms === deductions[0]?.terms)
  const [first, second] = deductions.filter(({ terms }) => !terms.isAutomatic).map((one) => one.discountMinor)
  return {
    autoCouponId: automatic?.couponId ?? null,
    autoMinor: automatic ? deductions[0]?.discountMinor : null,
    couponId,
    codeMinor: couponId ? first : null,
    grantId,
    ownMinor: grantId ? (couponId ? second : first) : null,
  }
}

function answerAgain(
  ctx: Context,
  facts: CheckoutFacts,
  earlier: EarlierOrder,
  input: PlaceOrderInput,
): Result<Placed, CheckoutRefusal> {
  const isSame = earlier.inputHash === hashOf(input) && earlier.accountId === (ctx.actor?.id ?? null)
  return isSame ? ok(answerFor(facts, earlier)) : refuse('key-reused', { key: input.requestId })
}

// The pay page is opened by the next request, not by this one: an order never waits for the provider to be placed.
function answerFor(
  facts: CheckoutFacts,
  { orderId, number, state }: Pick<PlacedOrder, 'orderId' | 'number' | 'state'>,
): Placed {
  const token = signLink('order', orderId, facts.now, ORDER_LINK_DAYS)
  const payUrl = state === 'awaiting_payment' ? paths.api.payOrder(String(number), token) : null
  return { orderId, number, state, token, payUrl }
}
