import type { CouponTerms } from '@/lib/coupons/rules'
import { type Choosable, choicesOf, type Deduction, type StackRefusal, stackCoupons } from '@/lib/coupons/stack/rules'
import { invariant } from '@/lib/kernel/invariant'
import { allocate, type Minor, minor, noMoney } from '@/lib/kernel/money'
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

/** What decides what is paid. */
export type PriceInput = {
  lines: readonly QuoteLine[]
  /** what the shopper chose, in the order in which it comes off: a code, then one of their own */
  coupons: readonly CouponTerms[]
  /** the discounts that apply by themselves, first made first */
  automatics?: readonly CouponTerms[]
  shipping: ShippingTerms
  /** null until the address is known: quoted as a home order */
  country: string | null
  requestedPoints: number
  availablePoints: Points
  spending: SpendingTerms
  at: Date
}

export type ReceiptKind = 'goods' | 'automatic' | 'coupon' | 'points' | 'shipping' | 'total'

/** Deductions are negative; what stands above the total adds up to it. */
export type ReceiptLine = { kind: ReceiptKind; amountMinor: Minor }

/** One line's part of each deduction; each column adds up to the order's. */
export type LineAllocation = {
  variantId: string
  goodsMinor: Minor
  /** of all that was taken off it before points */
  couponMinor: Minor
  pointsMinor: Minor
  netMinor: Minor
}

/** What an order comes to, whatever it earns. */
export type Priced = {
  goodsMinor: Minor
  /** all of the deductions together */
  couponMinor: Minor
  /** automatic discount, code, one's own coupon: those that stand, as they come off */
  deductions: readonly Deduction[]
  pointsSpent: Points
  pointsMinor: Minor
  shippingMinor: Minor
  totalMinor: Minor
  pointsCap: SpendCap
  receipt: ReceiptLine[]
  lineAllocations: LineAllocation[]
  /** set when a chosen coupon can't be used; the quote then stands without it */
  couponRefusal: Refused<StackRefusal> | null
  /** set when the points asked for can't be used as asked; the quote then uses the nearest that can */
  pointsRefusal: Refused<SpendRefusal> | null
}

/** Discount and coupons first, then points on goods alone, then shipping is added; nothing ever falls below zero. */
export function priceCheckout(input: PriceInput): Priced {
  const goodsMinor = goodsOf(input.lines)
  const { deductions, refused: couponRefusal } = stackCoupons({
    lines: input.lines,
    at: input.at,
    automatics: input.automatics ?? [],
    chosen: input.coupons,
    shippingAt: (goods) => shippingFor(input, goods),
    totalAt: (goods, freesShipping) => paid(input, goods, freesShipping).totalMinor,
  })
  const couponMinor = minor(deductions.reduce((sum, one) => sum + one.discountMinor, 0))
  const freesShipping = deductions.some((one) => one.freesShipping)
  const { pointsCap, pointsSpent, pointsMinor, shippingMinor, totalMinor, checked } = paid(
    input,
    minor(goodsMinor - couponMinor),
    freesShipping,
  )
  const parts = { goodsMinor, couponMinor, pointsMinor, shippingMinor }
  return {
    ...parts,
    deductions,
    pointsSpent,
    totalMinor,
    pointsCap,
    receipt: receiptOf(parts, deductions, totalMinor),
    lineAllocations: allocateToLines(input.lines, deductions, pointsMinor),
    couponRefusal,
    pointsRefusal: checked.ok ? null : checked,
  }
}

/** What is paid for goods that are left after discount and coupons, by points and by money. */
function paid(input: PriceInput, goodsAfterCouponMinor: Minor, freesShipping: boolean) {
  const { requestedPoints, availablePoints, spending: terms } = input
  const request = { goodsAfterCouponMinor, availablePoints, terms }
  const pointsCap = spendCap(request)
  const pointsSpent = clampSpend(requestedPoints, pointsCap, terms)
  const pointsMinor = pointsValueMinor(pointsSpent, terms.pointsPerUnit)
  const shippingMinor = freesShipping ? noMoney : shippingFor(input, goodsAfterCouponMinor)
  return {
    pointsCap,
    pointsSpent,
    pointsMinor,
    shippingMinor,
    totalMinor: minor(goodsAfterCouponMinor - pointsMinor + shippingMinor),
    checked: checkSpend(requestedPoints, request),
  }
}

/** Shipping is flat at home and free from the shop's threshold, judged after the coupon and before points; abroad it is flat. */
export function shippingFor(
  { lines, shipping, country }: Pick<PriceInput, 'lines' | 'shipping' | 'country'>,
  goodsAfterCouponMinor: Minor,
): Minor {
  if (lines.length === 0) return noMoney
  if (country !== null && country !== HOME_COUNTRY) return shipping.internationalFlatMinor
  const isFree = shipping.freeOverMinor !== null && goodsAfterCouponMinor >= shipping.freeOverMinor
  return isFree ? noMoney : shipping.flatMinor
}

/** Each line's share of points by largest remainder, after the coupon's, so that returning the lines one by one returns the whole. */
function allocateToLines(
  lines: readonly QuoteLine[],
  deductions: readonly Deduction[],
  pointsMinor: Minor,
): LineAllocation[] {
  if (lines.length === 0) return []
  const goods = lines.map(lineGoods)
  const coupons = lines.map((_, i) => deductions.reduce((sum, { parts }) => sum + (parts[i] ?? 0), 0))
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

/** The choice of coupons that leaves the smallest total; none when every one of them would leave it as high or higher. */
export function bestCouponsAtCheckout<C extends Choosable>(coupons: readonly C[], input: PriceInput): C[] {
  let best: C[] = []
  let lowestMinor = Number.POSITIVE_INFINITY
  for (const choice of choicesOf(coupons)) {
    const quote = priceCheckout({ ...input, coupons: choice.map((one) => one.terms) })
    if (quote.couponRefusal === null && quote.totalMinor < lowestMinor) [best, lowestMinor] = [choice, quote.totalMinor]
  }
  return best
}

function receiptOf(
  parts: Record<`${'goods' | 'coupon' | 'points' | 'shipping'}Minor`, Minor>,
  deductions: readonly Deduction[],
  totalMinor: Minor,
): ReceiptLine[] {
  return [
    { kind: 'goods', amountMinor: parts.goodsMinor },
    ...deductions.map(
      ({ terms, discountMinor }): ReceiptLine => ({
        kind: terms.isAutomatic ? 'automatic' : 'coupon',
        amountMinor: minor(0 - discountMinor),
      }),
    ),
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
