import { type Minor, minor } from '@/lib/kernel/money'
import type { PaymentMethod } from '@/lib/kernel/payment-method'
import { segmentCodes } from '@/lib/shoppers/segments/rules'
import type { LineFacts, ShopperFacts } from '../conditions/rules'
import { award, type EarnInput, type EarningTerms, type OrderFacts } from '../rules'

/** A paid order of this shop, with everything that rules ask about; instants are ISO text: it travels to browsers. */
export type SampleOrder = {
  number: number
  placedAt: string
  couponUsed: boolean
  paymentMethod: PaymentMethod | null
  shippingMinor: Minor
  /** null for a guest, who earns nothing */
  shopper: Pick<ShopperFacts, 'paidOrders' | 'spentMinor'> | null
  lines: SampleLine[]
}

export type SampleLine = Omit<LineFacts, 'discountMinor' | 'giftCardMinor'> & {
  titleZh: string
  titleEn: string
  /** of all its pieces; null: not known */
  costMinor: Minor | null
}

/** How much the shop sells: what a rule will give in a day is reckoned from it. */
export type Volume = { orders: number; days: number; busiestDay: number }

/** The order as the engine asks about it: as if this shopper had had nothing from any rule yet, and were of every segment. */
export function sampleFacts({ placedAt, couponUsed, paymentMethod, shopper, lines }: SampleOrder): OrderFacts {
  return {
    at: new Date(placedAt),
    couponUsed,
    paymentMethod,
    lines: lines.map((line) => ({ ...line, discountMinor: minor(0), giftCardMinor: minor(0) })),
    shopper: shopper && { ...shopper, tier: null, segments: segmentCodes, given: {} },
  }
}

export function sampleInput({ lines, shippingMinor }: SampleOrder): EarnInput {
  const sum = (part: 'goodsMinor' | 'couponMinor' | 'pointsMinor') =>
    minor(lines.reduce((all, line) => all + line[part], 0))
  return {
    goodsMinor: sum('goodsMinor'),
    couponMinor: sum('couponMinor'),
    pointsMinor: sum('pointsMinor'),
    shippingMinor,
  }
}

/** What was paid for the goods, after coupon and points. */
export function paidForGoods(order: SampleOrder): Minor {
  const { goodsMinor, couponMinor, pointsMinor } = sampleInput(order)
  return minor(goodsMinor - couponMinor - pointsMinor)
}

/** What its goods cost the shop; null when that is not known of every one. */
export function costOf({ lines }: SampleOrder): Minor | null {
  return lines.reduce<Minor | null>(
    (sum, { costMinor }) => (sum === null || costMinor === null ? null : minor(sum + costMinor)),
    minor(0),
  )
}

/** A coupon that points buy, as far as rules may be played against it. */
export type BoughtCoupon = { titleZh: string; titleEn: string; costPoints: number; offMinor: Minor; fromMinor: Minor }

/** What the order earns under terms, by the engine that awards. */
export const awardOfSample = (order: SampleOrder, terms: EarningTerms) =>
  award(sampleInput(order), terms, sampleFacts(order))
