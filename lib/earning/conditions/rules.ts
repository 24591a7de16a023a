import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { wallClockIn } from '@/lib/kernel/clock'
import { floorFraction } from '@/lib/kernel/fraction'
import { invariant } from '@/lib/kernel/invariant'
import { type Minor, minor } from '@/lib/kernel/money'
import type { PaymentMethod } from '@/lib/kernel/payment-method'
import type { Given } from '../limits/rules'
import type { Condition, EarnBase, Period, Rule } from '../programme/rules'

/** One line of an order with its part of each deduction. */
export type LineFacts = {
  productSlug: string | null
  collections: readonly string[]
  pieces: number
  goodsMinor: Minor
  discountMinor: Minor
  couponMinor: Minor
  pointsMinor: Minor
  giftCardMinor: Minor
}

/** What is known of the one who buys; of somebody unknown a rule that asks for more than the order gives nothing. */
export type ShopperFacts = {
  tier: string | null
  /** left out where no rule asks for one */
  segments?: readonly string[] | null | undefined
  /** paid before this one */
  paidOrders: number
  /** paid for goods since the period began, without this order */
  spentMinor: Partial<Record<Period, number>>
  /** by rule */
  given: Readonly<Record<string, Given>>
}

export type EarnFacts = {
  behaviour: string | null
  at: Date
  timeZone: string
  lines: readonly LineFacts[]
  shippingMinor: Minor
  couponUsed: boolean
  paymentMethod: PaymentMethod | null
  shopper: ShopperFacts | null
  /** what is left of each budget that a rule may give out of; left out where nothing is known of budgets */
  budgets?: Readonly<Record<string, number>>
}

/** What a rule counted on, with everything that was taken off; whatever it does not take off stands as nought. */
export type CountedBase = {
  goodsMinor: Minor
  discountMinor: Minor
  couponMinor: Minor
  pointsMinor: Minor
  giftCardMinor: Minor
  taxIncludedBps: number
  baseMinor: Minor
}

/** The goods that a rule speaks of: all, or those of its products and collections. */
export function linesOf({ conditions }: Pick<Rule, 'conditions'>, lines: readonly LineFacts[]): LineFacts[] {
  return lines.filter((line) =>
    conditions.every((one) => {
      if (one.kind === 'products') return line.productSlug !== null && one.slugs.includes(line.productSlug)
      if (one.kind === 'collections') return one.slugs.some((slug) => line.collections.includes(slug))
      return true
    }),
  )
}

const deductionOf = {
  discounts: 'discountMinor',
  coupons: 'couponMinor',
  points: 'pointsMinor',
  'gift-cards': 'giftCardMinor',
} as const

/** Goods after the deductions that the rule names, less the tax inside; shipping never counts. */
export function countBase({ after, taxIncludedBps }: EarnBase, lines: readonly LineFacts[]): CountedBase {
  const counted = {
    goodsMinor: sumOf(lines, 'goodsMinor'),
    discountMinor: minor(0),
    couponMinor: minor(0),
    pointsMinor: minor(0),
    giftCardMinor: minor(0),
  }
  for (const one of after) counted[deductionOf[one]] = sumOf(lines, deductionOf[one])
  return { ...counted, taxIncludedBps, baseMinor: baseOf({ ...counted, taxIncludedBps }) }
}

/** The base again from its operands. */
export function baseOf(counted: Omit<CountedBase, 'baseMinor'>): Minor {
  const { goodsMinor, discountMinor, couponMinor, pointsMinor, giftCardMinor, taxIncludedBps } = counted
  const off = [discountMinor, couponMinor, pointsMinor, giftCardMinor]
  invariant(
    off.every((one) => one >= 0),
    'deductions are never negative',
  )
  const paid = goodsMinor - off.reduce<number>((sum, one) => sum + one, 0)
  invariant(paid >= 0, 'deductions never pass the goods')
  return minor(floorFraction(paid, WHOLE_BPS, WHOLE_BPS + taxIncludedBps))
}

/** The first condition that is not met; null when all are. */
export function unmet(rule: Rule, facts: EarnFacts, baseMinor: Minor): Condition['kind'] | null {
  return rule.conditions.find((one) => !isMet(one, rule, facts, baseMinor))?.kind ?? null
}

function isMet(one: Condition, rule: Rule, facts: EarnFacts, baseMinor: Minor): boolean {
  switch (one.kind) {
    case 'order-spend':
      return baseMinor >= one.atLeastMinor
    case 'period-spend':
      return facts.shopper !== null && (facts.shopper.spentMinor[one.period] ?? 0) + baseMinor >= one.atLeastMinor
    case 'first-order':
      return facts.shopper?.paidOrders === 0
    case 'products':
    case 'collections':
      return linesOf(rule, facts.lines).length > 0
    case 'tier':
      return facts.shopper?.tier != null && one.tiers.includes(facts.shopper.tier)
    case 'segment':
      return one.segments.some((code) => facts.shopper?.segments?.includes(code))
    case 'hours':
      return isWithin(wallClockIn(facts.at, facts.timeZone).minutes, one.fromMinute, one.untilMinute)
    case 'weekday':
      return one.days.includes(wallClockIn(facts.at, facts.timeZone).weekday)
    case 'month-day':
      return one.days.includes(wallClockIn(facts.at, facts.timeZone).dayOfMonth)
    case 'coupon':
      return facts.couponUsed === one.used
    case 'payment-method':
      return facts.paymentMethod !== null && one.methods.includes(facts.paymentMethod)
  }
}

const isWithin = (minutes: number, from: number, until: number) =>
  from <= until ? minutes >= from && minutes < until : minutes >= from || minutes < until

const sumOf = (lines: readonly LineFacts[], part: keyof LineFacts & `${string}Minor`): Minor =>
  minor(lines.reduce((sum, line) => sum + line[part], 0))
