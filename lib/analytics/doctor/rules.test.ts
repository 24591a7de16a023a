import { expect, test } from 'vitest'
import { articleBands } from '../points/rules'
import { diagnose, type Facts, usageTrial } from './rules'

/** A shop with nothing wrong. */
const sound: Facts = {
  bands: articleBands,
  redemptionBps: 2_200,
  alarm: { state: 'usual', issuedPoints: 1_000, expectedPoints: 100, usedPoints: 100, shareBps: 10_000 },
  holders: 100,
  users: 40,
  cheapestPoints: 300,
  able: 60,
  spentPoints: 5_000,
  claimedPoints: 5_000,
  plan: {
    plannedPoints: 1_000,
    issuedPoints: 1_000,
    paceBps: 10_000,
    daysLeft: 60,
    poolPoints: 1_200,
    yearDaysLeft: 40,
  },
  availablePoints: 10_000,
  expiringPoints: 500,
  soldOut: [],
  lowPools: [],
  invites: { decided: 50, doubtful: 2 },
}
const codes = (change: Partial<Facts>) => diagnose({ ...sound, ...change }).map(({ code }) => code)

test('a sound shop needs no doctor', () => expect(diagnose(sound)).toEqual([]))

test.each<[string, Partial<Facts>, string[]]>([
  ['low, for 62 in 100 cannot afford the cheapest', { redemptionBps: 900, able: 38 }, ['cannot-afford']],
  ['low, for there is nothing to take', { redemptionBps: 900, cheapestPoints: null, able: 0 }, ['no-rewards']],
  ['low, for they could and do not look', { redemptionBps: 900, users: 10 }, ['points-unseen']],
  ['low, for they look and do not want it', { redemptionBps: 900 }, ['rewards-unwanted']],
  ['too young to be low', { redemptionBps: null, able: 0 }, []],
  ['fifteen in a hundred is usual', { redemptionBps: 1_500 }, []],
  ['watched, not yet too much', { redemptionBps: 5_000 }, []],
  ['too much', { redemptionBps: 5_001 }, ['redemption-high']],
  ['few use points', { users: 29 }, ['usage-low']],
  ['nobody was given any', { holders: 0, users: 0, able: 0, redemptionBps: null }, []],
  [
    'they pile up',
    { alarm: { state: 'alarm', issuedPoints: 9, expectedPoints: 5, usedPoints: 1, shareBps: 2_000 } },
    ['piling-up'],
  ],
  ['too young to pile up', { alarm: { state: 'young', cohorts: 1, needed: 3 } }, []],
  ['much ends', { expiringPoints: 1_000 }, ['expiring-much']],
  ['sold out', { soldOut: [{ rewardId: 'x', titleZh: '杯子', titleEn: 'Cup', wishes: 3 }] }, ['sold-out']],
  ['few codes', { lowPools: [{ name: '咖啡', left: 2 }] }, ['pool-low']],
  ['friends who are nobody’s', { invites: { decided: 10, doubtful: 2 } }, ['invites-doubtful']],
  ['two of nine are a handful', { invites: { decided: 9, doubtful: 9 } }, []],
])('%s', (_, change, expected) => expect(codes(change)).toEqual(expected))

test.each([
  [9_000, 60, []],
  [8_999, 60, ['plan-too-hard']],
  [11_000, 60, []],
  [11_001, 60, ['plan-cost-risk']],
  [11_001, 39, ['budget-ends', 'plan-cost-risk']],
  [10_000, null, []],
])('at %i of the plan so far, with %s days to go', (paceBps, daysLeft, expected) => {
  expect(codes({ plan: sound.plan && { ...sound.plan, paceBps, daysLeft } })).toEqual(expected)
})

test('too much is mended where most of it goes: at rewards, or at the till', () => {
  const much = { ...sound, redemptionBps: 6_000 }
  expect(diagnose(much)[0]).toMatchObject({ lever: 'dearer-rewards', trial: 'dearer' })
  expect(diagnose({ ...much, claimedPoints: 4_999 })[0]).toMatchObject({ lever: 'spending-terms', trial: 'bound' })
})

test('what is said names its numbers', () => {
  expect(diagnose({ ...sound, redemptionBps: 900, able: 38 })[0]).toMatchObject({
    lever: 'cheaper-reward',
    values: { rate: 900, bound: 1_500, share: 6_200, points: 300 },
  })
})

test('the gravest stands first', () => {
  const tones = diagnose({ ...sound, users: 10, expiringPoints: 5_000, lowPools: [{ name: 'a', left: 0 }] })
  expect(tones.map(({ tone }) => tone)).toEqual(['danger', 'warning', 'info'])
})

test('nobody is called to use points where too many are used already', () => {
  expect(codes({ redemptionBps: 6_000, users: 10 })).toEqual(['redemption-high'])
})

test('if as many used points as the band asks for, each as much as the others do', () => {
  // 10 of 100 used 10,000; 30 are asked for: 20 more, 20,000 points, and a rate of 10 % would be three times as high
  const few = { ...sound, users: 10, redemptionBps: 1_000 }
  expect(usageTrial(few)).toEqual({ users: 20, points: 20_000, plusBps: 2_000 })
  expect(usageTrial({ ...few, redemptionBps: 4_000 })?.plusBps).toBe(6_000)
  expect(usageTrial({ ...few, redemptionBps: null })?.plusBps).toBeNull()
  expect(usageTrial(sound)).toEqual({ users: 0, points: 0, plusBps: 0 })
  expect(usageTrial({ ...few, users: 0 })).toBeNull()
})
