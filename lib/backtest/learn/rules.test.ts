import { describe, expect, it } from 'vitest'
import { assuming, DAY, opening, order, programmeWith } from '../replay.fixture'
import { reportOf } from '../report/rules'
import { startReplay } from '../start-replay'
import { learnt, spendsAfterDays } from './rules'

const seen = {
  lots: 400,
  shoppers: 90,
  spentLots: 60,
  ages: [
    { month: 0, atRiskPoints: 1_000, spentPoints: 100 },
    { month: 1, atRiskPoints: 900, spentPoints: 180 },
    { month: 2, atRiskPoints: 700, spentPoints: 0 },
  ],
}

describe('how our own shoppers spend', () => {
  it('is a share of what was left at each age, and goes on as the last three that were seen', () => {
    const found = learnt(seen)
    if (found.kind !== 'learnt') throw new Error('enough was seen')
    expect(found.monthly.slice(0, 4)).toEqual([100_000, 200_000, 0, 100_000])
    expect(found.monthly).toHaveLength(36)
    // 0.9 × 0.8 × 1 × 0.9⁹ is left after a year
    expect(found.withinYearBps).toBe(7_211)
  })

  it.each([
    ['lots', { lots: 199 }, 200],
    ['shoppers', { shoppers: 3 }, 50],
    ['spentLots', { spentLots: 0 }, 20],
    ['months', { ages: seen.ages.slice(0, 2) }, 3],
  ])('is not known from too few %s, and that is said', (of, less, needs) => {
    expect(learnt({ ...seen, ...less })).toMatchObject({ kind: 'too-little', of, needs })
  })

  it('decides for each order by its own die, as often as was seen', () => {
    const days = Array.from({ length: 4_000 }, (_, n) => spendsAfterDays([250_000, 500_000], 7, `o${n}`))
    const of = (from: number, until: number) => days.filter((day) => day !== null && day >= from && day < until).length
    expect(of(0, 30) / 4_000).toBeCloseTo(0.25, 1)
    expect(of(30, 60) / 4_000).toBeCloseTo(0.375, 1)
    expect(days.filter((day) => day === null).length / 4_000).toBeCloseTo(0.375, 1)
    expect(days).toEqual(Array.from({ length: 4_000 }, (_, n) => spendsAfterDays([250_000, 500_000], 7, `o${n}`)))
  })

  it('spends points in a replay before they end, and never points that are not there', () => {
    const programme = programmeWith()
    const assumed = assuming({ redemption: { kind: 'learnt', monthly: [1_000_000] } })
    const replay = startReplay(programme, assumed)
    replay.take(order(opening, 'li', 300_00))
    const { total } = reportOf(replay.finish(opening + 60 * DAY), programme, assumed)
    expect(total).toMatchObject({ issued: 300, redeemed: 300, expired: 0, outstanding: 0 })
  })
})
