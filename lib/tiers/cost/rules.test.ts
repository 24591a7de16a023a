import { describe, expect, it } from 'vitest'
import { bonusesOf, type TierBonus, yearCostOf } from './rules'

const move = (nowCode: string | null, thenCode: string | null, orders: number, orderPoints: number) => ({
  nowCode,
  thenCode,
  shoppers: 1,
  orders,
  orderPoints,
})
const double: TierBonus = { tiers: ['gold'], kind: 'multiplier', bps: 20_000 }
const half: TierBonus = { tiers: ['silver', 'gold'], kind: 'multiplier', bps: 15_000 }
const gift: TierBonus = { tiers: ['gold'], kind: 'fixed', points: 50 }

describe('what other tiers cost a year', () => {
  it('is what those who move would be given more or less for the orders of a year', () => {
    expect(yearCostOf([move(null, 'gold', 10, 1_000)], [double])).toBe(1_000)
    // 3,000 that they were given are 1,000 and what silver and gold made of it
    expect(yearCostOf([move('gold', 'silver', 10, 3_000)], [double, half])).toBe(1_500 - 3_000)
    expect(yearCostOf([move('silver', 'silver', 10, 1_500), move(null, null, 9, 900)], [double, half])).toBe(0)
    expect(yearCostOf([move(null, 'gold', 10, 1_000), move('gold', null, 10, 1_500)], [gift])).toBe(0)
  })

  it('is nothing where no rule is for a tier, and says which rules it can’t tell', () => {
    expect(yearCostOf([move(null, 'gold', 10, 1_000)], [])).toBe(0)
    const { bonuses, others } = bonusesOf([
      { tiers: ['gold'], reward: { kind: 'multiplier', bps: 20_000 } },
      { tiers: ['gold'], reward: { kind: 'fixed', points: 50, per: 'order' } },
      { tiers: ['gold'], reward: { kind: 'fixed', points: 5, per: 'piece' } },
      { tiers: ['gold'], reward: { kind: 'rate' } },
      { tiers: ['gold'], reward: null },
    ])
    expect([bonuses, others]).toEqual([[double, gift], 2])
  })
})
