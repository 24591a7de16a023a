import type { z } from 'zod'
import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import { bonusesOf, yearCostOf } from './cost/rules'
import { listMoves, listTierUses, liveTiers, type TierUse } from './queries'
import { outcomeOf, type TierOutcome } from './rules'
import type { tryTiersSchema } from './schema'

export type TriedTiers = TierOutcome & {
  uses: Pick<TierUse, 'titleZh' | 'titleEn'>[]
  /** points more (below nought: less) in a year, by the rules for tiers that can be told */
  yearPoints: number
  /** rules for tiers that can't */
  others: number
}

/** What other tiers would do to the shoppers of today, before anybody states them: nothing is written. */
export async function tryTiers(
  { at, on }: Pick<Context, 'at' | 'on'>,
  { terms }: z.output<typeof tryTiersSchema>,
): Promise<Result<TriedTiers, never>> {
  const live = await liveTiers(at, on)
  const moves = await listMoves({ at, on }, terms)
  const uses = await listTierUses({ at, on })
  const { bonuses, others } = bonusesOf(uses.flatMap(({ rule }) => (rule ? [rule] : [])))
  return ok({
    ...outcomeOf(moves, live.levels, terms.levels),
    uses: uses.map(({ titleZh, titleEn }) => ({ titleZh, titleEn })),
    yearPoints: yearCostOf(moves, bonuses),
    others,
  })
}
