import type { LineGoods } from '@/lib/catalog/rules'
import type { CouponTerms } from '@/lib/coupons/rules'
import { stackCoupons } from '@/lib/coupons/stack/rules'
import { award, type Earner, type EarningTerms, goodsOnly, type Nudge, nudge, orderFacts } from '@/lib/earning/rules'
import { floorFraction } from '@/lib/kernel/fraction'
import { type Minor, minor, noMoney } from '@/lib/kernel/money'
import { noPoints, type Points } from '@/lib/kernel/points'

/** The most of one thing that one cart holds. */
export const MOST_PIECES = 99

export type CartLine = LineGoods & {
  unitPriceMinor: Minor
  compareAtMinor: Minor | null
  quantity: number
  /** what can be had now; 0 when sold out or taken off the shelf */
  available: number
}

export type Cart = {
  lines: CartLine[]
  isMember: boolean
  currency: string
  /** goods from which shipping is free; null where it never is */
  freeShippingOverMinor: Minor | null
  /** what the parcel costs at home below that */
  shippingMinor?: Minor
  /** the discounts that apply by themselves, first made first */
  automatics?: readonly CartDiscount[]
  /** null when the shop has no points rules yet */
  earning: EarningTerms | null
  /** null where rate and steps are all there is */
  earner?: Earner | null
}

export type CartDiscount = { titleZh: string; titleEn: string; terms: CouponTerms }

export type FreeShipping = { missingMinor: Minor; thresholdMinor: Minor; progressBps: number }

export type CartSummary = {
  pieces: number
  goodsMinor: Minor
  /** what comes off by itself; null: nothing does */
  discount: { titleZh: string; titleEn: string; amountMinor: Minor; freesShipping: boolean } | null
  /** null where shipping is never free */
  freeShipping: FreeShipping | null
  earnsPoints: Points
  nudge: Nudge | null
  /** lines that ask for more than there is */
  short: CartLine[]
}

/** A cart promises what checkout will keep: the same goods, the same way to free shipping, the same points. */
export function summarise(cart: Cart): CartSummary {
  const { lines, freeShippingOverMinor, earning, earner } = cart
  const goodsMinor = minor(lines.reduce((sum, line) => sum + line.unitPriceMinor * line.quantity, 0))
  const { discount, parts } = discountOf(cart)
  const bought = lines.map((line, place) => ({
    ...line,
    ...goodsOnly(minor(line.unitPriceMinor * line.quantity)),
    couponMinor: parts[place] ?? noMoney,
  }))
  const facts = earning?.live && lines.length > 0 ? { ...orderFacts(bought, earner ?? null), couponUsed: false } : {}
  const paid = { ...goodsOnly(goodsMinor), couponMinor: discount?.amountMinor ?? noMoney }
  // an order that pays no shipping is as far as it can get
  const towards = discount?.freesShipping ? (freeShippingOverMinor ?? goodsMinor) : minor(goodsMinor - paid.couponMinor)
  return {
    pieces: countPieces(lines),
    goodsMinor,
    discount,
    freeShipping: freeShippingAt(towards, freeShippingOverMinor),
    earnsPoints: earning ? award(paid, earning, facts).points : noPoints,
    nudge: earning && goodsMinor > 0 ? nudge(paid, earning, facts) : null,
    short: lines.filter((line) => line.quantity > line.available),
  }
}

/** The discount that checkout will take off by itself, going home: other coupons are chosen there. */
function discountOf({ lines, automatics = [], freeShippingOverMinor, shippingMinor = noMoney }: Cart) {
  const shippingAt = (goods: Minor) =>
    freeShippingOverMinor !== null && goods >= freeShippingOverMinor ? noMoney : shippingMinor
  const [first] = stackCoupons({
    lines,
    // those that come later or are over are not in the cart
    at: new Date(0),
    automatics: automatics.map((one) => one.terms),
    chosen: [],
    shippingAt,
    totalAt: (goods, freesShipping) => minor(goods + (freesShipping ? 0 : shippingAt(goods))),
  }).deductions
  const named = automatics.find(({ terms }) => terms === first?.terms)
  if (!first || !named) return { discount: null, parts: [] }
  const { discountMinor: amountMinor, freesShipping, parts } = first
  return { discount: { titleZh: named.titleZh, titleEn: named.titleEn, amountMinor, freesShipping }, parts }
}

export function countPieces(lines: readonly Pick<CartLine, 'quantity'>[]): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0)
}

/** How far the goods are from free shipping ("还差 ¥12 免邮"). */
export function freeShippingAt(goodsMinor: Minor, thresholdMinor: Minor | null): FreeShipping | null {
  if (thresholdMinor === null || thresholdMinor <= 0) return null
  const missingMinor = minor(Math.max(0, thresholdMinor - goodsMinor))
  const progressBps = missingMinor === 0 ? 10_000 : floorFraction(goodsMinor, 10_000, thresholdMinor)
  return { missingMinor, thresholdMinor, progressBps }
}

/** Lines as the server has them, in the order this shopper has been looking at. */
export function inKnownOrder(lines: readonly CartLine[], known: readonly Pick<CartLine, 'variantId'>[]): CartLine[] {
  const places = new Map(known.map((line, place) => [line.variantId, place]))
  const placeOf = (line: CartLine) => places.get(line.variantId) ?? Number.MAX_SAFE_INTEGER
  return [...lines].sort((a, b) => placeOf(a) - placeOf(b))
}
