import { floorShare } from '@/lib/kernel/basis-points'
import { type Minor, minor, noMoney } from '@/lib/kernel/money'
import { ok, type Result, refuse } from '@/lib/kernel/result'

export const couponKinds = ['amount', 'percent', 'free-shipping'] as const

export type CouponKind = (typeof couponKinds)[number]

export type CouponTerms = {
  kind: CouponKind
  /** taken off by an 'amount' coupon */
  amountMinor: Minor
  /** share taken off by a 'percent' coupon: 2,000 = 20 % off (八折) */
  percentBps: number
  maxDiscountMinor: Minor | null
  minGoodsMinor: Minor
  startsAt: Date | null
  /** first instant at which it no longer works */
  endsAt: Date | null
}

export type CouponContext = {
  goodsMinor: Minor
  at: Date
  /** what shipping would cost without the coupon, when it is known */
  shippingMinor?: Minor
}

export type CouponEffect = { discountMinor: Minor; freesShipping: boolean }

export type CouponRefusal = 'coupon-expired' | 'coupon-not-started' | 'coupon-below-minimum' | 'coupon-no-effect'

/** A coupon works in its time, from its minimum, and only when it saves the shopper something. */
export function judgeCoupon(coupon: CouponTerms, context: CouponContext): Result<CouponEffect, CouponRefusal> {
  const { goodsMinor, at, shippingMinor } = context
  if (coupon.endsAt && at >= coupon.endsAt) return refuse('coupon-expired')
  if (coupon.startsAt && at < coupon.startsAt) return refuse('coupon-not-started')
  if (goodsMinor < coupon.minGoodsMinor) {
    return refuse('coupon-below-minimum', { missingMinor: coupon.minGoodsMinor - goodsMinor })
  }
  const effect = effectOf(coupon, goodsMinor)
  const saves = effect.freesShipping ? shippingMinor !== 0 && goodsMinor > 0 : effect.discountMinor > 0
  return saves ? ok(effect) : refuse('coupon-no-effect')
}

function effectOf(coupon: CouponTerms, goodsMinor: Minor): CouponEffect {
  if (coupon.kind === 'free-shipping') return { discountMinor: noMoney, freesShipping: true }
  const stated = coupon.kind === 'amount' ? coupon.amountMinor : floorShare(goodsMinor, coupon.percentBps)
  const capped = Math.min(stated, goodsMinor, coupon.maxDiscountMinor ?? goodsMinor)
  return { discountMinor: minor(capped), freesShipping: false }
}

export type BestCoupon<C extends CouponTerms> = { coupon: C; effect: CouponEffect; savesMinor: Minor }

/** Of the coupons that work, the one that saves most; of equals the one that ends first. */
export function bestCoupon<C extends CouponTerms>(coupons: readonly C[], context: CouponContext): BestCoupon<C> | null {
  const usable = coupons.flatMap((coupon): BestCoupon<C>[] => {
    const judged = judgeCoupon(coupon, context)
    if (!judged.ok) return []
    const effect = judged.value
    return [
      { coupon, effect, savesMinor: effect.freesShipping ? (context.shippingMinor ?? noMoney) : effect.discountMinor },
    ]
  })
  usable.sort((a, b) => b.savesMinor - a.savesMinor || endTime(a.coupon) - endTime(b.coupon))
  return usable[0] ?? null
}

// a far day, not Infinity: two endless coupons must compare as equal, and Infinity − Infinity is NaN
function endTime(coupon: CouponTerms): number {
  return coupon.endsAt?.getTime() ?? Number.MAX_SAFE_INTEGER
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
    startsAt: day(row.starts_at),
    endsAt: day(row.ends_at),
  }
}
