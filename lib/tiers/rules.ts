import { type Minor, minor } from '@/lib/kernel/money'

/** One tier: whoever spent so much in the window is of it, unless of a higher one. */
export type TierLevel = { code: string; nameZh: string; nameEn: string; atLeastMinor: Minor }

/** Which tiers there are. Levels rise; the window is a whole number of months that ends today. */
export type TierTerms = { windowMonths: number; levels: readonly TierLevel[] }

export const noTiers: TierTerms = { windowMonths: 12, levels: [] }

/** Three levels to begin with; the thresholds are a first guess that a merchant changes. */
export const threeTiers: readonly TierLevel[] = [
  { code: 'silver', nameZh: '银卡', nameEn: 'Silver', atLeastMinor: minor(1_000_00) },
  { code: 'gold', nameZh: '金卡', nameEn: 'Gold', atLeastMinor: minor(5_000_00) },
  { code: 'black', nameZh: '黑金卡', nameEn: 'Black', atLeastMinor: minor(20_000_00) },
]

/** The highest tier that the money spent in the window reaches; null below the first. */
export function tierOf(levels: readonly TierLevel[], spentMinor: number): TierLevel | null {
  return levels.findLast((level) => level.atLeastMinor <= spentMinor) ?? null
}

/** The next tier up and what is missing to it; null at the top. */
export function nextTier(
  levels: readonly TierLevel[],
  spentMinor: number,
): { level: TierLevel; missingMinor: Minor } | null {
  const level = levels.find((one) => one.atLeastMinor > spentMinor)
  return level ? { level, missingMinor: minor(level.atLeastMinor - spentMinor) } : null
}
