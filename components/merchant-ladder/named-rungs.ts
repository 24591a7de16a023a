import type { LadderFacts } from '@/lib/rewards/ladder/queries'
import type { LadderLine, Rung } from '@/lib/rewards/ladder/rules'

/** A rung that is only thought of. */
export type Trial = { key: string; costPoints: number; trueCostMinor: number }

export type NamedRung = Rung & { titleZh: string; titleEn: string; of: 'live' | 'draft' | 'trial' }
export type NamedLine = Omit<LadderLine, 'rung'> & { rung: NamedRung }

/** The rewards as they stand, the drafts when they are asked for, and what is being tried. */
export function rungsOf(
  { rewards }: LadderFacts,
  trials: readonly Trial[],
  withDrafts: boolean,
  nameOf: (costPoints: number) => string,
): NamedRung[] {
  const standing = rewards
    .filter((one) => one.state === 'live' || withDrafts)
    .map(({ rewardId, state, claims, days, ...one }) => ({
      ...one,
      key: rewardId,
      of: state,
      taken: state === 'live' ? { claims, days } : null,
    }))
  const tried = trials.map((one) => ({
    ...one,
    titleZh: nameOf(one.costPoints),
    titleEn: nameOf(one.costPoints),
    of: 'trial' as const,
    taken: null,
    cashMinor: 0,
    budgetLeftPoints: null,
  }))
  return [...standing, ...tried]
}
