import { type CouponRefusal, type CouponTerms, judgeCoupon } from '@/lib/coupons/rules'
import { type Award, award, type Earner, type EarningTerms, type OrderFacts, orderFacts } from '@/lib/earning/rules'
import { invariant } from '@/lib/kernel/invariant'
import { allocate, type Minor, minor, noMoney } from '@/lib/kernel/money'
import type { PaymentMethod } from '@/lib/kernel/payment-method'
import type { Points } from '@/lib/kernel/points'
import type { Refused } from '@/lib/kernel/result'
import {
  checkSpend,
  clampSpend,
  pointsValueMinor,
  type SpendCap,
  type SpendingTerms,
  type SpendRefusal,
  spendCap,
} from '@/lib/points/rules'

/** Where flat-rate and free-over shipping apply; an order to anywhere else pays the international rate. */
export const HOME_COUNTRY = 'CN'

export type ShippingTerms = { flatMinor: Minor; freeOverMinor: Minor | null; internationalFlatMinor: Minor }

export type QuoteLine = { variantId: string; productSlug?: string; unitPriceMinor: Minor; quantity: number }

export type QuoteInput = {
  lines: readonly QuoteLine[]
  coupon: CouponTerms | null
  shipping: ShippingTerms
  /** null until the address is known: quoted as a home order */
  country: string | null
  requestedPoints: number
  availablePoints: Points
  spending: SpendingTerms
  /** null for a guest, who earns nothing */
  earning: EarningTerms | null
  earner?: Earner | null
  at: Date
  /** left out where none has been chosen yet */
  paymentMethod?: PaymentMethod | null
}

export type ReceiptKind = 'goods' | 'coupon' | 'points' | 'shipping' | 'total'

/** Deductions are negative; what stands above the total adds up to it. */
export type ReceiptLine = { kind: ReceiptKind; amountMinor: Minor }

/** One line's part of each deduction; each column adds up to the order's. */
export type LineAllocation = {
  variantId: string
  goodsMinor: Minor
  couponMinor: Minor
  pointsMinor: Minor
  netMinor: Minor
}

export type Quote = {
  goodsMinor: Minor
  couponMinor: Minor
  pointsSpent: Points
  pointsMinor: Minor
  shippingMinor: Minor
  totalMinor: Minor
  pointsCap: SpendCap
  receipt: ReceiptLine[]
  lineAllocations: LineAllocation[]
  award: Award | null
  /** set when the coupon can't be used; the quote then stands without it */
  couponRefusal: Refused<CouponRefusal> | null
  /** set when the points asked for can't be used as asked; the quote then uses the nearest that can */
  pointsRefusal: Refused<SpendRefusal> | null
}

/** Coupon first, then points on goods alone, then shipping is added; nothing ever falls below zero. */
export function quoteCheckout(input: QuoteInput): Quote {
  const goodsMinor = goodsOf(input.lines)
  const { couponMinor, couponParts, freesShipping, couponRefusal } = applyCoupon(input, goodsMinor)
  const goodsAfterCouponMinor = minor(goodsMinor - couponMinor)

  const { requestedPoints, availablePoints, spending: terms } = input
  const request = { goodsAfterCouponMinor, availablePoints, terms }
  const pointsCap = spendCap(request)
  const pointsSpent = clampSpend(requestedPoints, pointsCap, terms)
  const pointsMinor = pointsValueMinor(pointsSpent, terms.pointsPerUnit)
  const checked = checkSpend(requestedPoints, request)

  const shippingMinor = freesShipping ? noMoney : shippingFor(input, goodsAfterCouponMinor)
  const totalMinor = minor(goodsAfterCouponMinor - pointsMinor + shippingMinor)
  const parts = { goodsMinor, couponMinor, pointsMinor, shippingMinor }
  const lineAllocations = allocateToLines(input.lines, couponParts, pointsMinor)
  return {
    ...parts,
    pointsSpent,
    totalMinor,
    pointsCap,
    receipt: receiptOf(parts, totalMinor),
    lineAllocations,
    award:
      input.earning &&
      award(
        parts,
        input.earning,
        earned(input, lineAllocations, { couponStands: couponRefusal === null, isPaid: totalMinor > 0 }),
      ),
    couponRefusal,
    pointsRefusal: checked.ok ? null : checked,
  }
}

// A programme of rate and steps alone asks for nothing but the sums.
function earned(
  input: QuoteInput,
  parts: readonly LineAllocation[],
  { couponStands, isPaid }: { couponStands: boolean; isPaid: boolean },
): OrderFacts {
  if (!input.earning?.live || parts.length === 0) return {}
  const none = { goodsMinor: noMoney, couponMinor: noMoney, pointsMinor: noMoney }
  const lines = input.lines.map((line, i) => ({ ...line, ...(parts[i] ?? none) }))
  return {
    ...orderFacts(lines, input.earner ?? null),
    at: input.at,
    couponUsed: input.coupon !== null && couponStands,
    // what points and coupon pay whole is paid in none of the ways
    paymentMethod: isPaid ? (input.paymentMethod ?? null) : null,
  }
}

/** Shipping is flat at home and free from the shop's threshold, judged after the coupon and before points; abroad it is flat. */
export function shippingFor(
  { lines, shipping, country }: Pick<QuoteInput, 'lines' | 'shipping' | 'country'>,
  goodsAfterCouponMinor: Minor,
): Minor {
  if (lines.length === 0) return noMoney
  if (country !== null && country !== HOME_COUNTRY) return shipping.internationalFlatMinor
  const isFree = shipping.freeOverMinor !== null && goodsAfterCouponMinor >= shipping.freeOverMinor
  return isFree ? noMoney : shipping.flatMinor
}

/** Each line's share of points by largest remainder, after the coupon's, so that returning the lines one by one returns the whole. */
function allocateToLines(lines: readonly QuoteLine[], coupons: readonly Minor[], pointsMinor: Minor): LineAllocation[] {
  if (lines.length === 0) return []
  const goods = lines.map(lineGoods)
  const afterCoupon = goods.map((amount, i) => amount - (coupons[i] ?? 0))
  const paidByPoints = allocate(pointsMinor, afterCoupon)
  return lines.map((line, i) => ({
    variantId: line.variantId,
    goodsMinor: minor(goods[i] ?? 0),
    couponMinor: minor(coupons[i] ?? 0),
    pointsMinor: minor(paidByPoints[i] ?? 0),
    netMinor: minor((afterCoupon[i] ?? 0) - (paidByPoints[i] ?? 0)),
  }))
}

/** The coupon that leaves the smallest total; none when every one of them would leave it as high or higher. */
export function bestCouponAtCheckout<C extends CouponTerms>(coupons: readonly C[], input: QuoteInput): C | null {
  let best: C | null = null
  let lowestMinor = quoteCheckout({ ...input, coupon: null }).totalMinor
  for (const coupon of coupons) {
    const { totalMinor } = quoteCheckout({ ...input, coupon })
    if (totalMinor < lowestMinor) [best, lowestMinor] = [coupon, totalMinor]
  }
  return best
}

function applyCoupon(input: QuoteInput, goodsMinor: Minor) {
  const none = {
    couponMinor: noMoney,
    couponParts: input.lines.map(() => noMoney),
    freesShipping: false,
    couponRefusal: null,
  }
  if (!input.coupon) return none
  const shippingMinor = shippingFor(input, goodsMinor)
  const judged = judgeCoupon(input.coupon, { lines: input.lines, at: input.at, shippingMinor })
  if (!judged.ok) return { ...none, couponRefusal: judged }
  return {
    ...none,
    couponMinor: judged.value.discountMinor,
    couponParts: judged.value.parts,
    freesShipping: judged.value.freesShipping,
  }
}

function receiptOf(
  parts: Record<`${'goods' | 'coupon' | 'points' | 'shipping'}Minor`, Minor>,
  totalMinor: Minor,
): ReceiptLine[] {
  return [
    { kind: 'goods', amountMinor: parts.goodsMinor },
    { kind: 'coupon', amountMinor: minor(0 - parts.couponMinor) },
    { kind: 'points', amountMinor: minor(0 - parts.pointsMinor) },
    { kind: 'shipping', amountMinor: parts.shippingMinor },
    { kind: 'total', amountMinor: totalMinor },
  ]
}

function goodsOf(lines: readonly QuoteLine[]): Minor {
  return minor(lines.reduce((sum, line) => sum + lineGoods(line), 0))
}

function lineGoods({ unitPriceMinor, quantity }: QuoteLine): Minor {
  invariant(
    Number.isSafeInteger(quantity) && quantity > 0 && unitPriceMinor >= 0,
    'a line has a price and a whole quantity',
  )
  return minor(unitPriceMinor * quantity)
}
