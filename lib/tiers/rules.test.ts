import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minor } from '@/lib/kernel/money'
import { nextTier, outcomeOf, type TierLevel, tierOf } from './rules'
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
    expect(nextTier(levels, 99_999)).toEqual({ level: silver, missing: 1 })
    expect(nextTier(levels, 100_000)).toEqual({ level: gold, missing: 400_000 })
    expect(nextTier(levels, 500_000)).toBeNull()
  })

  it('never falls when more is spent, and what is missing is just enough', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (spent, more) => {
        const rank = (money: number) => levels.findIndex((one) => one.code === tierOf(levels, money)?.code)
        expect(rank(spent + more)).toBeGreaterThanOrEqual(rank(spent))
        const next = nextTier(levels, spent)
        if (next) expect(tierOf(levels, spent + next.missing)).toEqual(next.level)
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

  it('ask for what they go by, each level for that alone', () => {
    const { atLeastMinor: _money, ...bare } = silver
    const byPoints = { ...bare, atLeastPoints: 1_000 }
    const of = (measure: string, ...some: object[]) =>
      tierTermsSchema.safeParse({ measure, windowMonths: 12, levels: some }).success
    expect([of('points', byPoints), of('spend', silver)]).toEqual([true, true])
    for (const [measure, wrong] of [
      ['points', silver],
      ['spend', byPoints],
      ['points', { ...silver, atLeastPoints: 1_000 }],
      ['spend', bare],
    ] as const)
      expect(of(measure, wrong), measure).toBe(false)
  })
})

describe('other tiers, tried', () => {
  const black = level('black', 2_000_000)
  const move = (nowCode: string | null, thenCode: string | null, shoppers: number) => ({
    nowCode,
    thenCode,
    shoppers,
    orders: 0,
    orderPoints: 0,
  })

  it('move up, down or nobody, by the place of a level and not by its name alone', () => {
    const moves = [move(null, 'silver', 5), move('silver', null, 2), move('gold', 'black', 1), move('gold', 'gold', 3)]
    expect(outcomeOf(moves, levels, [silver, gold, black])).toMatchObject({
      up: 6,
      down: 2,
      stay: 3,
      levels: [
        { code: 'silver', now: 2, after: 5 },
        { code: 'gold', now: 4, after: 3 },
        { code: 'black', now: 0, after: 1 },
      ],
    })
  })

  it('take a level that is gone for what its threshold would reach', () => {
    expect(outcomeOf([move('gold', 'silver', 4)], levels, [silver])).toMatchObject({ up: 0, down: 0, stay: 4 })
    expect(outcomeOf([move('silver', null, 4)], levels, [gold])).toMatchObject({ up: 0, down: 0, stay: 4 })
    expect(outcomeOf([move('gold', null, 4)], levels, [black])).toMatchObject({ up: 0, down: 0, stay: 4 })
  })
})
