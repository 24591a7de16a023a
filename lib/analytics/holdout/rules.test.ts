import { describe, expect, test } from 'vitest'
import { effectOf } from '../effect/rules'
import { type Arm, holdoutLines, LEAST_MEMBERS, membersNeeded } from './rules'

const arm = (figures: Partial<Arm>): Arm => ({
  members: 1_000,
  buyers: 0,
  again: 0,
  spentMinor: 0,
  meanMinor: 0,
  varianceMinor: 0,
  ...figures,
})
const verdicts = (lines: ReturnType<typeof holdoutLines>) =>
  Object.fromEntries(lines.map(({ metric, verdict }) => [metric, verdict]))

/** Chance that is the same in every run (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Members who buy each week with a chance that the season sets; a tenth is drawn; `lift`: what points add for the others. */
function played(seed: number, lift: number) {
  const chance = chanceOf(seed)
  const weekly = [0.05, 0.05, 0.05, 0.05, 0.12, 0.12, 0.12, 0.12]
  const groups = { held: [] as number[], rest: [] as number[] }
  const buyers = weekly.map(() => 0)
  for (let member = 0; member < 3_000; member += 1) {
    const held = chance() < 0.1
    let orders = 0
    for (const [week, usual] of weekly.entries()) {
      if (chance() >= usual + (held ? 0 : lift)) continue
      orders += 1
      buyers[week] = (buyers[week] ?? 0) + 1
    }
    groups[held ? 'held' : 'rest'].push(orders)
  }
  const armOf = (orders: number[]): Arm => {
    const money = orders.map((n) => n * 5_000)
    const mean = money.reduce((a, b) => a + b, 0) / money.length
    return {
      members: orders.length,
      buyers: orders.filter((n) => n > 0).length,
      again: orders.filter((n) => n > 1).length,
      spentMinor: mean * money.length,
      meanMinor: mean,
      varianceMinor: money.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (money.length - 1),
    }
  }
  const span = (from: number) => ({
    from: '',
    to: '',
    members: 3_000,
    buyers: Math.max(...buyers.slice(from, from + 4)),
    newBuyers: 0,
    earned: 0,
    used: 0,
    days: buyers
      .slice(from, from + 4)
      .map((n, i) => ({ day: String(i), orders: n, newBuyers: 0, revenueMinor: n * 5_000 })),
  })
  return { arms: { held: armOf(groups.held), rest: armOf(groups.rest) }, before: span(0), after: span(4) }
}

describe('a season that more than doubles what is bought, from the week in which points began', () => {
  test('passes for an effect of points where only days are compared', () => {
    const { before, after } = played(1, 0)
    const found = effectOf(after, before)
    expect(found.find(({ metric }) => metric === 'revenueDay')).toMatchObject({ isSure: true })
    expect(found.find(({ metric }) => metric === 'buying')).toMatchObject({ isSure: true })
  })

  test('is not taken for one by the holdout, in any of twenty shops', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      expect(verdicts(holdoutLines(played(seed, 0).arms, true))).toEqual({
        again: 'unclear',
        bought: 'unclear',
        spent: 'unclear',
      })
    }
  })

  test('does not hide what points really do', () => {
    expect(verdicts(holdoutLines(played(1, 0.08).arms, true))).toEqual({ again: 'up', bought: 'up', spent: 'up' })
  })
})

test('shares are of everybody who was drawn into a group, buyers or not: worked by hand', () => {
  const held = arm({
    members: 200,
    buyers: 80,
    again: 20,
    spentMinor: 400_000,
    meanMinor: 2_000,
    varianceMinor: 1_000_000,
  })
  const rest = arm({
    members: 800,
    buyers: 400,
    again: 160,
    spentMinor: 2_000_000,
    meanMinor: 2_500,
    varianceMinor: 1_000_000,
  })
  const [again, bought, spent] = holdoutLines({ held, rest }, true)
  expect(again).toMatchObject({ held: 0.1, rest: 0.2, verdict: 'up' })
  expect(bought).toMatchObject({ held: 0.4, rest: 0.5, verdict: 'up' })
  // 500 fen apart, and √(10⁶/200 + 10⁶/800) = 79 of them is one standard error
  expect(spent?.difference?.value).toBe(500)
  expect(((spent?.difference?.high ?? 0) - 500) / 1.967).toBeCloseTo(79.06, 0)
})

test('before the last day only what chance hardly ever does counts: who looks every day finds something some day', () => {
  const arms = { held: arm({ buyers: 400 }), rest: arm({ members: 1_000, buyers: 460 }) }
  const [, early] = holdoutLines(arms, false)
  const [, late] = holdoutLines(arms, true)
  expect(early?.difference?.p).toBeLessThan(0.01)
  expect([early?.verdict, late?.verdict]).toEqual(['unclear', 'up'])
})

test('nothing is said of a few, however far they are apart', () => {
  const few = LEAST_MEMBERS - 1
  const arms = { held: arm({ members: few, buyers: 0 }), rest: arm({ members: 900, buyers: 900 }) }
  expect(verdicts(holdoutLines(arms, true))).toEqual({ again: 'too-few', bought: 'too-few', spent: 'too-few' })
  expect(verdicts(holdoutLines({ held: arm({ members: 0, meanMinor: null }), rest: arm({}) }, true))).toMatchObject({
    spent: 'too-few',
  })
})

test('how many it takes is said: a tenth more of those who buy again, by the share that is drawn', () => {
  const arms = { held: arm({ members: 100, again: 20 }), rest: arm({ members: 900, again: 180 }) }
  const needed = membersNeeded(arms, 1_000) ?? 0
  // a fifth buy again: 20 % against 22 %, nine to one
  expect(needed).toBeGreaterThan(3_500)
  expect(needed).toBeLessThan(3_700)
  expect(membersNeeded(arms, 2_000)).toBeGreaterThan(needed)
  expect(membersNeeded({ held: arm({}), rest: arm({}) }, 1_000)).toBeNull()
})
