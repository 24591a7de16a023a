import { expect, it } from 'vitest'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { rule } from '../engine/engine.fixture'
import { noLimits, type RuleDefinition } from '../programme/rules'
import { defaultTerms } from '../rules'
import { lintRule, steepest } from './rules'

const terms = { ...defaultTerms.earning, versionId: 1 }
const codes = (more: Partial<RuleDefinition>, perUnit = 100, live?: RuleDefinition) =>
  lintRule(
    rule(more),
    { ...terms, ...(live && { live: { rules: [rule({ ...live, id: 'x' })], timeZone: 'UTC', readAt: '' } }) },
    perUnit,
  ).map((one) => one.code)
const once = { ...noLimits, perShopper: [{ period: 'day' as const, points: null, times: 1 }] }
const gift = (amount: number) => ({ kind: 'fixed', points: points(amount), per: 'order' }) as const

it.each<[string, Partial<RuleDefinition>, string[]]>([
  ['a small rate', {}, []],
  ['a gift for any order, however small', { reward: gift(1) }, ['tiny-orders']],
  ['a gift above what the order costs', { reward: gift(500), limits: once }, ['loss']],
  [
    'a gift that is a third of the order',
    { reward: gift(3_000), conditions: [{ kind: 'order-spend', atLeastMinor: minor(100_00) }] },
    ['rebate-high'],
  ],
  ['points on what points paid', { base: { after: ['coupons', 'gift-cards'], taxIncludedBps: 0 } }, ['points-loop']],
  ['points on what gift cards paid', { base: { after: ['coupons', 'points'], taxIncludedBps: 0 } }, ['gift-card-loop']],
  [
    'a month’s goal that is reached again and again',
    {
      reward: { kind: 'multiplier', bps: 20_000 },
      conditions: [{ kind: 'period-spend', period: 'month', atLeastMinor: minor(1) }],
    },
    ['repeats'],
  ],
])('%s', (_, more, expected) => {
  expect(codes(more)).toEqual(expected)
})

it('sees a rule that stands already', () => {
  expect(codes({}, 100, rule())).toEqual(['twin'])
})

it('S10 knows what ¥1 = 1 point gives back at 20 points = ¥1: 5 %, on top of the programme’s own 5 %', () => {
  expect(steepest(rule(), { ...terms, ratePointsPerUnit: 0 }, 20).rebateBps).toBe(500)
  expect(steepest(rule(), terms, 20).rebateBps).toBe(1_000)
})
