import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minor } from '@/lib/kernel/money'
import {
  metersOf,
  monthsOf,
  offInPercent,
  type Plan,
  paceOf,
  plannedBy,
  poolMinor,
  poolPoints,
  sharesOf,
} from './rules'

const even = Array.from({ length: 12 }, () => 1)
const plan: Plan = {
  year: 2026,
  goal: 'retention',
  revenueMinor: minor(1_000_000_000),
  rateBps: 300,
  redemptionBps: 3_000,
  monthWeights: even,
  budgetWeights: { a: 3, b: 1, c: 0 },
  ruleWeights: {},
}

describe('the pool of a year', () => {
  it('is revenue × rate × the one ratio: ¥10,000,000 at 3 % is ¥300,000, at 100:1 30,000,000 points', () => {
    expect(poolMinor(plan)).toBe(30_000_000)
    expect(poolPoints(plan, 100)).toBe(30_000_000)
    expect(poolPoints(plan, 20)).toBe(6_000_000)
  })

  it('is split by month and by weight without losing a point', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 40 }),
        fc.integer({ min: 1, max: 10_000 }),
        fc.array(fc.nat(50), { minLength: 12, maxLength: 12 }).filter((all) => all.some((one) => one > 0)),
        fc.dictionary(fc.uuid(), fc.nat(100), { minKeys: 1, maxKeys: 6 }),
        (revenue, rateBps, monthWeights, budgetWeights) => {
          const one: Plan = { ...plan, revenueMinor: minor(revenue), rateBps, monthWeights, budgetWeights }
          const months = monthsOf(one, 100)
          expect(months.reduce((a, b) => a + b, 0)).toBe(poolPoints(one, 100))
          const shares = sharesOf(months[0] ?? 0, budgetWeights)
          const given = shares.reduce((sum, share) => sum + share.points, 0)
          expect(given).toBe(Object.values(budgetWeights).some((weight) => weight > 0) ? months[0] : 0)
        },
      ),
    )
  })

  it('gives a budget without a weight nothing', () => {
    expect(sharesOf(1_000, plan.budgetWeights)).toEqual([
      { budgetId: 'a', points: 750 },
      { budgetId: 'b', points: 250 },
    ])
    expect(sharesOf(1_000, {})).toEqual([])
  })
})

describe('the pace', () => {
  it('compares with the plan to the day', () => {
    const months = monthsOf(plan, 100)
    expect(plannedBy(months, 0, 31, 31)).toBe(2_500_000)
    expect(plannedBy(months, 1, 14, 28)).toBe(3_750_000)
    expect(plannedBy(months, 11, 31, 31)).toBe(30_000_000)
  })

  it('says when the pool is empty at the rate of four weeks', () => {
    expect(paceOf(1_000, 500, 600, 140)).toEqual({
      plannedPoints: 500,
      issuedPoints: 600,
      paceBps: 12_000,
      daysLeft: 80,
    })
    expect(paceOf(1_000, 0, 0, 0)).toMatchObject({ paceBps: null, daysLeft: null })
    expect(paceOf(1_000, 500, 1_200, 140).daysLeft).toBe(0)
  })
})

describe('what given points cost', () => {
  const flow = {
    issuedPoints: 10_000,
    takenBackPoints: 1_000,
    reservedPoints: 2_000,
    redeemedPoints: 1_500,
    costMinor: 522,
    expiredPoints: 500,
    availablePoints: 5_000,
  }
  it('is off by whole percents, and by all of it only when that is so', () => {
    expect([1_249, -9_949, -9_980, -10_000, 9_950].map(offInPercent)).toEqual([1_200, 9_900, 9_980, 10_000, 9_950])
  })

  it('is said in four ways', () => {
    expect(metersOf(flow, 100, 4_000)).toEqual({
      faceMinor: 9_000,
      reservedMinor: 2_000,
      expectedMinor: 3_400,
      // what was used went for less than its face value
      realisedMinor: 522,
      redeemedMinor: 1_500,
    })
  })

  it('is never less than what was spent already', () => {
    expect(
      metersOf({ ...flow, redeemedPoints: 6_000, availablePoints: 0, reservedPoints: 0 }, 100, 1_000),
    ).toMatchObject({ expectedMinor: 6_000, redeemedMinor: 6_000 })
  })
})
