import { floorShare } from '@/lib/kernel/basis-points'
import { allocate, type Minor, minor, noMoney } from '@/lib/kernel/money'
import { ok, type Result, refuse } from '@/lib/kernel/result'

export const couponKinds = ['amount', 'percent', 'free-shipping', 'product'] as const

export type CouponKind = (typeof couponKinds)[number]

/** The goods that a coupon is for, by name: the first three, and how many there are. */
export type CouponScope = { count: number; named: readonly { titleZh: string; titleEn: string }[] }

export type CouponTerms = {
  kind: CouponKind
  /** taken off by an 'amount' coupon */
  amountMinor: Minor
  /** share taken off by a 'percent' coupon: 2,000 = 20 % off (八折) */
  percentBps: number
  maxDiscountMinor: Minor | null
  /** of the goods that it is for */
  minGoodsMinor: Minor
  /** how many pieces a 'product' voucher gives */
  pieces: number | null
  /** null: all goods */
  scope: CouponScope | null
  /** the variants in the cart that it is for; null: all */
  covers: readonly string[] | null
  startsAt: Date | null
  /** first instant at which it no longer works */
  endsAt: Date | null
  /** a discount that applies by itself */
  isAutomatic: boolean
  stacksWithAutomatic: boolean
  /** with codes and with coupons of one's own */
  stacksWithCodes: boolean
}

export type CouponLine = {
  variantId: string
  unitPriceMinor: Minor
  quantity: number
  /** what earlier deductions have left of it; left out where it is the first */
  leftMinor?: Minor
}

export type CouponContext = {
  lines: readonly CouponLine[]
  at: Date
  /** what shipping would cost without the coupon, when it is known */
  shippingMinor?: Minor
}

/** `parts` is what comes off each line; together they are the discount. */
export type CouponEffect = { discountMinor: Minor; parts: readonly Minor[]; freesShipping: boolean }

export type CouponRefusal =
  | 'coupon-expired'
  | 'coupon-not-started'
  | 'coupon-other-goods'
  | 'coupon-below-minimum'
  | 'coupon-no-effect'

/**
 * A coupon works in its time, on the goods that it is for, from its minimum, and only when it saves the shopper something.
 * The minimum is of the goods before anything is taken off them; what it takes off is of what is left of them.
 */
export function judgeCoupon(coupon: CouponTerms, context: CouponContext): Result<CouponEffect, CouponRefusal> {
  const { lines, at, shippingMinor } = context
  if (coupon.endsAt && at >= coupon.endsAt) return refuse('coupon-expired')
  if (coupon.startsAt && at < coupon.startsAt) return refuse('coupon-not-started')
  const goods = lines.map((line) => goodsFor(coupon, line))
  const goodsMinor = sumOf(goods)
  if (goodsMinor === 0 && coupon.covers && lines.length > 0) return refuse('coupon-other-goods')
  if (goodsMinor < coupon.minGoodsMinor) {
    return refuse('coupon-below-minimum', { missingMinor: coupon.minGoodsMinor - goodsMinor })
  }
  const left = lines.map(({ leftMinor }, place) => (goods[place] ? (leftMinor ?? goods[place]) : noMoney))
  const effect = effectOf(coupon, lines, left)
  const saves = effect.freesShipping ? shippingMinor !== 0 && goodsMinor > 0 : effect.discountMinor > 0
  return saves ? ok(effect) : refuse('coupon-no-effect')
}

const goodsFor = ({ covers }: CouponTerms, { variantId, unitPriceMinor, quantity }: CouponLine): Minor =>
  covers === null || covers.includes(variantId) ? minor(unitPriceMinor * quantity) : noMoney

const sumOf = (amounts: readonly number[]): Minor => minor(amounts.reduce((sum, one) => sum + one, 0))

function effectOf(coupon: CouponTerms, lines: readonly CouponLine[], goods: readonly Minor[]): CouponEffect {
  if (coupon.kind === 'free-shipping')
    return { discountMinor: noMoney, parts: goods.map(() => noMoney), freesShipping: true }
  const goodsMinor = sumOf(goods)
  // what it takes off is spread over the goods that it is for, and a voucher's over the pieces that it gives
  const weights = coupon.kind === 'product' ? givenPieces(coupon, lines, goods) : goods
  const capped = Math.min(statedBy(coupon, goodsMinor, weights), goodsMinor, coupon.maxDiscountMinor ?? goodsMinor)
  const parts = lines.length > 0 ? allocate(capped, weights).map(minor) : []
  return { discountMinor: minor(capped), parts, freesShipping: false }
}

function statedBy(coupon: CouponTerms, goodsMinor: Minor, weights: readonly Minor[]): number {
  if (coupon.kind === 'product') return sumOf(weights)
  return coupon.kind === 'amount' ? coupon.amountMinor : floorShare(goodsMinor, coupon.percentBps)
}

/** What a voucher's pieces cost, line by line: the dearest first, so that nobody is given the lesser one. */
function givenPieces({ pieces }: CouponTerms, lines: readonly CouponLine[], goods: readonly Minor[]): Minor[] {
  const given = lines.map(() => noMoney)
  let left = pieces ?? 0
  const dearest = lines
    .map((line, place) => ({ ...line, place }))
    .filter(({ place }) => (goods[place] ?? 0) > 0)
    .toSorted((a, b) => b.unitPriceMinor - a.unitPriceMinor || a.place - b.place)
  for (const { place, unitPriceMinor, quantity } of dearest) {
    const taken = Math.min(left, quantity)
    // where something came off them before, the pieces' share of what is left
    const { leftMinor = minor(unitPriceMinor * quantity) } = lines[place] ?? {}
    given[place] = minor(taken === quantity ? leftMinor : Math.floor((leftMinor * taken) / quantity))
    left -= taken
  }
  return given
}

/** A coupon's terms out of its row, as JSON or a driver gives it. */
export function couponTermsOf(row: Readonly<Record<string, unknown>>): CouponTerms {
  const day = (value: unknown) => (value instanceof Date || typeof value === 'string' ? new Date(value) : null)
  return {
    kind: couponKinds.find((kind) => kind === row.kind) ?? 'amount',
    amountMinor: minor(Number(row.amount_minor)),
    percentBps: Number(row.percent_bps),
    maxDiscountMinor: row.max_discount_minor === null ? null : minor(Number(row.max_discount_minor)),
    minGoodsMinor: minor(Number(row.min_goods_minor)),
    pieces: typeof row.pieces === 'number' ? row.pieces : null,
    scope: scopeOf(row.scope),
    covers: Array.isArray(row.covers) ? row.covers.map(String) : null,
    startsAt: day(row.starts_at),
    endsAt: day(row.ends_at),
    isAutomatic: row.is_automatic === true,
    stacksWithAutomatic: row.stacks_with_automatic !== false,
    stacksWithCodes: row.stacks_with_codes === true,
  }
}

const scopeOf = (value: unknown): CouponScope | null =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by coupon_scope
  typeof value === 'object' ? (value as CouponScope | null) : null
