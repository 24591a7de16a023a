import { type Choosable, choicesOf } from '@/lib/coupons/stack/rules'
import type { Award } from '@/lib/earning/rules'
import type { Minor } from '@/lib/kernel/money'
import { minor } from '@/lib/kernel/money'
import type { Points } from '@/lib/kernel/points'
import { type Quote, type QuoteInput, quoteCheckout } from '../rules'

/** A coupon in reach, by what the form calls it. */
export type AdvisedCoupon = Choosable & { key: string; expiresAt: Date | null }

/** Points of the shopper's that end soon, on days counted from today. */
export type EndingPoints = { points: number; firstDays: number; lastDays: number }

/** What the form would be filled with, and what the order then costs. */
export type Plan = { keys: string[]; points: Points; totalMinor: Minor; savesMinor: Minor }

/** Why the plan is what it is: both deductions, one of them alone, or one of them against the other. */
export type AdviceReason =
  | { kind: 'coupon' }
  | { kind: 'both' | 'points' }
  | { kind: 'coupon-over-points'; points: Points; moreMinor: Minor }
  | { kind: 'points-over-coupon'; keys: string[]; moreMinor: Minor }

export type Advice = {
  /** no other coupon and no other points cost less */
  best: Plan
  reason: AdviceReason
  /** the cheapest that spends nothing but points that end soon; null where that is the best itself, or nothing */
  ending: Plan | null
  /** how many of the best plan's points end soon: they go first */
  endingPoints: number
  /** what rules for tiers add to the award of the best plan */
  tier: { nameZh: string; nameEn: string; points: Points }[]
}

type Asked = {
  /** the order as it stands; which coupon and which points is what is asked */
  order: Omit<QuoteInput, 'coupons' | 'requestedPoints'>
  coupons: readonly AdvisedCoupon[]
  ending: EndingPoints | null
}

type Candidate = { coupons: readonly AdvisedCoupon[]; quote: Quote }

/**
 * The cheapest of all the shopper's coupons and points for this order, quoted by the rules that price it; null when they have
 * nothing to use. Of what costs the same, that with the fewest points, then with the fewest coupons, then with the one that ends first.
 */
export function adviseCheckout({ order, coupons, ending }: Asked): Advice | null {
  const quoted = (chosen: readonly AdvisedCoupon[], requestedPoints: number): Candidate => ({
    coupons: chosen,
    quote: quoteCheckout({ ...order, earning: null, coupons: chosen.map((one) => one.terms), requestedPoints }),
  })
  const plain = quoted([], 0).quote
  const choices = choicesOf(coupons)
  // every point more costs less, whatever the coupons: the most that may be used is the cheapest with them
  const cheapest = (mostPoints: number, some: readonly AdvisedCoupon[][] = choices): Candidate | null =>
    some
      .map((chosen) => quoted(chosen, mostPoints))
      .filter(({ quote }) => quote.couponRefusal === null)
      .reduce<Candidate | null>((best, one) => (best && !isBetter(one, best) ? best : one), null)
  const planOf = ({ coupons: chosen, quote }: Candidate): Plan => ({
    keys: chosen.map((one) => one.key),
    points: quote.pointsSpent,
    totalMinor: quote.totalMinor,
    savesMinor: minor(plain.totalMinor - quote.totalMinor),
  })

  const winner = cheapest(order.availablePoints) ?? quoted([], 0)
  const best = planOf(winner)
  if (best.savesMinor <= 0) return null
  const thrifty = ending ? planOf(cheapest(ending.points) ?? winner) : null
  const withSome = choices.filter((chosen) => chosen.length > 0)
  return {
    best,
    reason: reasonOf(winner, cheapest(order.availablePoints, [[]]) ?? winner, cheapest(0, withSome)),
    ending: thrifty && thrifty.points > 0 && thrifty.points < best.points ? thrifty : null,
    endingPoints: Math.min(ending?.points ?? 0, best.points),
    tier: tierRows(
      order,
      quoteCheckout({ ...order, coupons: winner.coupons.map((one) => one.terms), requestedPoints: best.points }).award,
    ),
  }
}

function isBetter(one: Candidate, best: Candidate): boolean {
  const by =
    one.quote.totalMinor - best.quote.totalMinor ||
    one.quote.pointsSpent - best.quote.pointsSpent ||
    one.coupons.length - best.coupons.length ||
    endOf(one) - endOf(best)
  return by < 0
}
const endOf = ({ coupons }: Candidate) =>
  Math.min(...coupons.map((one) => one.expiresAt?.getTime() ?? Number.MAX_SAFE_INTEGER))

/** The winner against the best without a coupon and the best without points. */
function reasonOf({ coupons, quote }: Candidate, pointsAlone: Candidate, couponAlone: Candidate | null): AdviceReason {
  const less = (other: Candidate) => minor(other.quote.totalMinor - quote.totalMinor)
  const isSome = coupons.length > 0
  if (isSome && quote.pointsSpent > 0) return { kind: 'both' }
  if (isSome) {
    const { pointsSpent } = pointsAlone.quote
    return pointsSpent > 0
      ? { kind: 'coupon-over-points', points: pointsSpent, moreMinor: less(pointsAlone) }
      : { kind: 'coupon' }
  }
  return couponAlone
    ? { kind: 'points-over-coupon', keys: couponAlone.coupons.map((one) => one.key), moreMinor: less(couponAlone) }
    : { kind: 'points' }
}

function tierRows({ earning }: Asked['order'], award: Award | null): Advice['tier'] {
  const forTiers = new Set(
    earning?.live?.rules.filter((rule) => rule.conditions.some((one) => one.kind === 'tier')).map((rule) => rule.id),
  )
  return (award?.explanation.rules ?? [])
    .filter((row) => forTiers.has(row.rule) && row.points > 0)
    .map(({ nameZh, nameEn, points }) => ({ nameZh, nameEn, points }))
}
