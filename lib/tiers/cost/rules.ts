import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import type { TierMove } from '../rules'

/** What a rule in force that is for some tiers gives for an order: a multiple of what the order earned, or so many points. */
export type TierBonus = { tiers: readonly string[] } & (
  | { kind: 'multiplier'; bps: number }
  | { kind: 'fixed'; points: number }
)

/**
 * What a year costs more (below nought: less) by the rules that are for tiers, in points: the orders of the past year of those who move,
 * with the bonuses of the tier that they would be of in place of those of the tier that they are of. The most it can be: what else these
 * rules ask is taken to be so.
 */
export function yearCostOf(moves: readonly TierMove[], bonuses: readonly TierBonus[]): number {
  const bonusOf = (code: string | null) => {
    const mine = bonuses.filter(({ tiers }) => code !== null && tiers.includes(code))
    return {
      times: mine.reduce((times, one) => (one.kind === 'multiplier' ? (times * one.bps) / WHOLE_BPS : times), 1),
      extra: mine.reduce((extra, one) => (one.kind === 'fixed' ? extra + one.points : extra), 0),
    }
  }
  const cost = moves.reduce((sum, { nowCode, thenCode, orders, orderPoints }) => {
    const [now, then] = [bonusOf(nowCode), bonusOf(thenCode)]
    // what they were given has the bonuses of today in it
    const plain = Math.max(0, orderPoints / now.times - orders * now.extra)
    return sum + (plain + orders * then.extra) * then.times - (plain + orders * now.extra) * now.times
  }, 0)
  return Math.round(cost)
}

/** What a rule gives that is for some tiers, as the database tells it; null where it gives nothing for an order. */
export type TierRule = {
  tiers: readonly string[]
  reward: { kind: string; bps?: number; points?: number; per?: string } | null
}

/** The bonuses among these rules, and how many rules for tiers give otherwise: for pieces, for parts of a sum, by steps. */
export function bonusesOf(rules: readonly TierRule[]): { bonuses: TierBonus[]; others: number } {
  const forOrders = rules.flatMap(({ tiers, reward }) => (reward ? [{ tiers, reward }] : []))
  const bonuses = forOrders.flatMap(({ tiers, reward }): TierBonus[] => {
    if (reward.kind === 'multiplier') return [{ tiers, kind: 'multiplier', bps: reward.bps ?? WHOLE_BPS }]
    return reward.kind === 'fixed' && reward.per === 'order'
      ? [{ tiers, kind: 'fixed', points: reward.points ?? 0 }]
      : []
  })
  return { bonuses, others: forOrders.length - bonuses.length }
}
