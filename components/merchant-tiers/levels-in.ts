import { MINOR_PER_UNIT } from '@/lib/kernel/money'
import type { TierMeasure } from '@/lib/tiers/rules'
import type { TiersInput } from './tiers-form-client'

type LevelInput = {
  code: string
  nameZh: string
  nameEn: string
  atLeastMinor?: number | undefined
  atLeastPoints?: number | undefined
}

/** Levels as they are typed, in another measure; a point for each whole unit of money is a first guess. What is no number stays none. */
export const levelsIn = (measure: TierMeasure, levels: readonly LevelInput[]): LevelInput[] =>
  levels.map(({ atLeastMinor, atLeastPoints, ...level }) =>
    measure === 'points'
      ? { ...level, atLeastPoints: atLeastPoints ?? Math.ceil((atLeastMinor ?? Number.NaN) / MINOR_PER_UNIT) }
      : { ...level, atLeastMinor: atLeastMinor ?? (atLeastPoints ?? Number.NaN) * MINOR_PER_UNIT },
  )

/** Tiers as they are stated: what was typed in the other measure before is let go. */
export const termsIn = (terms: TiersInput['terms']): TiersInput['terms'] => ({
  ...terms,
  levels: levelsIn(terms.measure ?? 'spend', terms.levels),
})
