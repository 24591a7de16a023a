import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minor } from '@/lib/kernel/money'
import { nextTier, type TierLevel, tierOf } from './rules'
import { tierTermsSchema } from './schema'

const level = (code: string, atLeastMinor: number): TierLevel => ({
  code,
  nameZh: code,
  nameEn: code,
  atLeastMinor: minor(atLeastMinor),
})
const [silver, gold] = [level('silver', 100_000), level('gold', 500_000)] as const
const levels = [silver, gold]

describe('a tier', () => {
  it('is the highest that the money reaches, from the threshold itself on', () => {
    expect([0, 99_999, 100_000, 499_999, 500_000].map((spent) => tierOf(levels, spent)?.code ?? null)).toEqual([
      null,
      null,
      'silver',
      'silver',
      'gold',
    ])
  })

  it('says what is missing to the next, and nothing at the top', () => {
    expect(nextTier(levels, 99_999)).toEqual({ level: silver, missingMinor: 1 })
    expect(nextTier(levels, 100_000)).toEqual({ level: gold, missingMinor: 400_000 })
    expect(nextTier(levels, 500_000)).toBeNull()
  })

  it('never falls when more is spent, and what is missing is just enough', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (spent, more) => {
        const rank = (money: number) => levels.findIndex((one) => one.code === tierOf(levels, money)?.code)
        expect(rank(spent + more)).toBeGreaterThanOrEqual(rank(spent))
        const next = nextTier(levels, spent)
        if (next) expect(tierOf(levels, spent + next.missingMinor)).toEqual(next.level)
      }),
    )
  })
})

describe('tiers as they are stated', () => {
  const stated = (...some: TierLevel[]) => tierTermsSchema.safeParse({ windowMonths: 12, levels: some })
  const issues = (...some: TierLevel[]) => stated(...some).error?.issues.map((one) => one.message)

  it('rise, and no two go by one code', () => {
    expect(stated(silver, gold).success).toBe(true)
    expect(issues(gold, silver)).toEqual(['tier-thresholds-must-rise'])
    expect(issues(silver, level('gold', 100_000))).toEqual(['tier-thresholds-must-rise'])
    expect(issues(silver, level('silver', 500_000))).toEqual(['tier-codes-repeat'])
  })

  it('are whole money above nought, with a code for machines', () => {
    for (const wrong of [
      level('silver', 0),
      { ...silver, atLeastMinor: 0.5 as never },
      level('Silver', 1),
      level('金', 1),
    ])
      expect(stated(wrong).success).toBe(false)
    expect(tierTermsSchema.safeParse({ windowMonths: 0, levels: [] }).success).toBe(false)
  })
})
