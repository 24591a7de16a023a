import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { ceilFraction } from '@/lib/kernel/fraction'
import { MINOR_PER_UNIT, type Minor, minor, noMoney } from '@/lib/kernel/money'
import { noPoints, type Points, points } from '@/lib/kernel/points'
import type { ExpiryTerms, PendingTerms } from '@/lib/points/lots/rules'
import type { SpendingTerms } from '@/lib/points/rules'
import { baseOf, countBase, type EarnFacts, type LineFacts, type ShopperFacts } from './conditions/rules'
import { evaluate, plainLine, pointsOf, type RuleRow, recomputeRows } from './engine/rules'
import type { AwardLot } from './lots/rules'
import { type EarningStep, noLimits, type Reward, type Rule } from './programme/rules'

export type { EarningStep } from './programme/rules'

/** The rules that stand beside rate and steps, and the clock that they go by. */
export type LiveRules = {
  rules: readonly Rule[]
  timeZone: string
  readAt: string
  /** what the budgets of these rules have left */
  budgets?: Readonly<Record<string, number>>
  /** so large a share of new members is offered no points for deeds now, until then */
  heldOutBps?: number
  heldOutUntil?: string
}

/** The terms an order earns under. Steps rise; only the highest one reached counts. */
export type EarningTerms = {
  versionId: number
  /** points per ¥1 of the earn base */
  ratePointsPerUnit: number
  steps: readonly EarningStep[]
  pending: PendingTerms
  expiry: ExpiryTerms
  /** rate of the tax that prices contain, of the price before tax; 0 = none */
  taxIncludedBps: number
  /** left out where rate and steps are all there is */
  live?: LiveRules
}

export type EarnInput = {
  goodsMinor: Minor
  couponMinor: Minor
  /** what the points spent on the order were worth */
  pointsMinor: Minor
  shippingMinor: Minor
}

/** What else is known of an order; whatever is left out is not known, and a rule that asks for it gives nothing. */
export type OrderFacts = Partial<Pick<EarnFacts, 'at' | 'lines' | 'couponUsed' | 'paymentMethod' | 'shopper'>>

/** What the rules ask about who buys and what: read with the cart. */
export type Earner = {
  shopper: ShopperFacts | null
  /** of the products in the cart, by slug */
  collections: Readonly<Record<string, readonly string[]>>
}

export type EarningLine = {
  productSlug?: string
  quantity: number
  goodsMinor: Minor
  couponMinor: Minor
  pointsMinor: Minor
}

/** The lines of an order and who buys them, as the rules ask. */
export function orderFacts(lines: readonly EarningLine[], earner: Earner | null): OrderFacts {
  return {
    shopper: earner?.shopper ?? null,
    lines: lines.map(({ productSlug, quantity, goodsMinor, couponMinor, pointsMinor }) => ({
      ...plainLine(goodsMinor),
      productSlug: productSlug ?? null,
      collections: (productSlug && earner?.collections[productSlug]) || [],
      pieces: quantity,
      couponMinor,
      pointsMinor,
    })),
  }
}

/** Every operand of an award, as stored with it: a shopper can check the sum by hand years later. */
export type AwardExplanation = {
  ruleVersion: number
  goodsMinor: Minor
  couponMinor: Minor
  pointsMinor: Minor
  taxIncludedBps: number
  taxMinor: Minor
  shippingExcludedMinor: Minor
  baseMinor: Minor
  ratePointsPerUnit: number
  ratePoints: Points
  step: EarningStep | null
  /** what other rules gave, or were kept from giving; left out where none had a say */
  rules?: RuleRow[]
  /** of an award that was given; left out where all of it is one lot on the order's own terms */
  lots?: AwardLot[]
  totalPoints: Points
}

export type Award = { points: Points; baseMinor: Minor; explanation: AwardExplanation }

/** An order earns on what was paid for goods: after coupon and points, less the tax inside, never on shipping. */
export function award(input: EarnInput, terms: EarningTerms, order: OrderFacts = {}): Award {
  const { points: totalPoints, rows } = evaluate(programmeOf(terms), factsOf(input, terms, order))
  const [rate, steps, ...others] = rows
  const { baseMinor } = countBase(termsBase(terms), [lineOf(input)])
  const rules = others.filter((row) => row.askedPoints > 0).map(storedRow)
  const explanation: AwardExplanation = {
    ruleVersion: terms.versionId,
    goodsMinor: input.goodsMinor,
    couponMinor: input.couponMinor,
    pointsMinor: input.pointsMinor,
    taxIncludedBps: terms.taxIncludedBps,
    taxMinor: minor(input.goodsMinor - input.couponMinor - input.pointsMinor - baseMinor),
    shippingExcludedMinor: input.shippingMinor,
    baseMinor,
    ratePointsPerUnit: terms.ratePointsPerUnit,
    ratePoints: rate?.points ?? noPoints,
    step: steps?.arithmetic.kind === 'steps' ? steps.arithmetic.step : null,
    ...(rules.length > 0 && { rules }),
    totalPoints,
  }
  return { points: totalPoints, baseMinor, explanation }
}

/** A row as it is kept: why a rule gave nothing is told by what stands in it. */
export function storedRow(row: ReturnType<typeof evaluate>['rows'][number]): RuleRow {
  const { nothing: _, ...kept } = row
  return kept
}

/** The award again from its stored operands alone; today's rules have no say in it. */
export function recompute(explanation: AwardExplanation): Points {
  const baseMinor = baseOf({ ...explanation, discountMinor: noMoney, giftCardMinor: noMoney })
  const rate = pointsOf(rateOf(explanation.ratePointsPerUnit), baseMinor)
  const bonus = pointsOf({ kind: 'steps', step: explanation.step }, baseMinor)
  return recomputeRows(explanation.rules ?? [], points(rate + bonus))
}

/** What a product promises: exactly what an order of it alone would earn. */
export function promiseForProduct(
  priceMinor: Minor,
  quantity: number,
  terms: EarningTerms,
  product: Partial<Pick<LineFacts, 'productSlug' | 'collections'>> = {},
): Points {
  const goodsMinor = minor(priceMinor * quantity)
  const line = { ...plainLine(goodsMinor), ...product, pieces: quantity }
  return award(goodsOnly(goodsMinor), terms, { lines: [line] }).points
}

/** The terms of a version as the two rules that they are, with every rule beside them. */
export function programmeOf(terms: EarningTerms): { rules: Rule[] } {
  const own = (id: string, priority: number, reward: Reward): Rule => ({
    id,
    version: terms.versionId,
    nameZh: '',
    nameEn: '',
    trigger: { kind: 'order-paid' },
    conditions: [],
    reward,
    scope: 'order',
    base: termsBase(terms),
    limits: noLimits,
    budgetId: null,
    lot: null,
    stopsAfter: false,
    priority,
    startsAt: null,
    endsAt: null,
  })
  return {
    rules: [
      own('terms:rate', -2, rateOf(terms.ratePointsPerUnit)),
      own('terms:steps', -1, { kind: 'steps', steps: terms.steps }),
      ...(terms.live?.rules ?? []),
    ],
  }
}

const rateOf = (ratePointsPerUnit: number) =>
  ({ kind: 'rate', points: ratePointsPerUnit, perMinor: minor(MINOR_PER_UNIT) }) as const

const termsBase = ({ taxIncludedBps }: Pick<EarningTerms, 'taxIncludedBps'>) =>
  ({ after: ['coupons', 'points'], taxIncludedBps }) as const

const lineOf = ({ goodsMinor, couponMinor, pointsMinor }: EarnInput): LineFacts => ({
  ...plainLine(goodsMinor),
  couponMinor,
  pointsMinor,
})

/** An order as the engine is asked about it. */
export function factsOf(input: EarnInput, { live }: EarningTerms, order: OrderFacts): EarnFacts {
  return {
    behaviour: null,
    at: order.at ?? new Date(live?.readAt ?? 0),
    timeZone: live?.timeZone ?? 'UTC',
    lines: order.lines ?? [lineOf(input)],
    shippingMinor: input.shippingMinor,
    couponUsed: order.couponUsed ?? input.couponMinor > 0,
    paymentMethod: order.paymentMethod ?? null,
    shopper: order.shopper ?? null,
    ...(live?.budgets && { budgets: live.budgets }),
  }
}

export type Nudge = { missingMinor: Minor; extraPoints: Points; thresholdMinor: Minor }

/** How much more in goods reaches the next bonus, deductions staying as they are; null at the top ("再买 ¥12 多得 300 积分"). */
export function nudge(input: EarnInput, terms: EarningTerms, order: OrderFacts = {}): Nudge | null {
  const facts = factsOf(input, terms, order)
  const reach = programmeOf(terms).rules.flatMap((rule) => {
    const { goodsMinor, baseMinor: _, taxIncludedBps, ...off } = countBase(rule.base, facts.lines)
    const paidMinor = Object.values(off).reduce<number>((left, one) => left - one, goodsMinor)
    return thresholdsOf(rule).map((thresholdMinor) => ({
      thresholdMinor,
      missingMinor: ceilFraction(thresholdMinor, WHOLE_BPS + taxIncludedBps, WHOLE_BPS) - paidMinor,
    }))
  })
  const withMore = (more: number) => {
    const { points: all, explanation } = award({ ...input, goodsMinor: minor(input.goodsMinor + more) }, terms, {
      ...order,
      // goods of no piece: how many things it will be is not known
      lines: [...facts.lines, { ...plainLine(minor(more)), pieces: 0 }],
    })
    return all - explanation.ratePoints
  }
  for (const { missingMinor, thresholdMinor } of reach.sort((a, b) => a.missingMinor - b.missingMinor)) {
    if (missingMinor <= 0) continue
    const extra = withMore(missingMinor) - withMore(missingMinor - 1)
    if (extra > 0) return { missingMinor: minor(missingMinor), extraPoints: points(extra), thresholdMinor }
  }
  return null
}

function thresholdsOf({ conditions, reward, scope }: Rule): Minor[] {
  if (scope === 'lines') return []
  const asked = conditions.flatMap((one) => (one.kind === 'order-spend' ? [one.atLeastMinor] : []))
  return reward.kind === 'steps' ? [...asked, ...reward.steps.map((step) => step.thresholdMinor)] : asked
}

/** What an order gives back in points, as a share of its base: ¥1 = 1 point at 20 points = ¥1 is 5 %. */
export function effectiveRebateBps(baseMinor: Minor, terms: EarningTerms, pointsPerUnit: number): number {
  if (baseMinor <= 0) return 0
  // of the base itself: what stands above it is no part of the share
  const given = award(goodsOnly(baseMinor), { ...terms, taxIncludedBps: 0 }).points
  return Number(
    (BigInt(given) * BigInt(MINOR_PER_UNIT) * BigInt(WHOLE_BPS)) / (BigInt(pointsPerUnit) * BigInt(baseMinor)),
  )
}

export type NothingEarned =
  | 'nothing-bought'
  | 'paid-by-coupon-and-points'
  | 'no-rate'
  | 'less-than-one-point'
  | 'limit-reached'

/** Why an order earned nothing; null when it earned. */
export function whyNothing({ points: earned, explanation }: Award): NothingEarned | null {
  if (earned > 0) return null
  if (explanation.goodsMinor === 0) return 'nothing-bought'
  if (explanation.rules?.some((row) => row.cut)) return 'limit-reached'
  if (explanation.goodsMinor === explanation.couponMinor + explanation.pointsMinor) return 'paid-by-coupon-and-points'
  return explanation.ratePointsPerUnit === 0 ? 'no-rate' : 'less-than-one-point'
}

/** An order of goods alone, with nothing taken off. */
export function goodsOnly(goodsMinor: Minor): EarnInput {
  return { goodsMinor, couponMinor: noMoney, pointsMinor: noMoney, shippingMinor: noMoney }
}

/** What a shop begins with: a point per ¥1, kept back for a week, good for a year; 100 points are worth ¥1. */
export const defaultTerms: { earning: Omit<EarningTerms, 'versionId'>; spending: SpendingTerms } = {
  earning: {
    ratePointsPerUnit: 1,
    steps: [],
    pending: { kind: 'days', days: 7 },
    expiry: { kind: 'rolling-months', months: 12 },
    taxIncludedBps: 0,
  },
  spending: { pointsPerUnit: 100, stepPoints: 100, minPoints: 100, maxShareBps: 5_000 },
}
