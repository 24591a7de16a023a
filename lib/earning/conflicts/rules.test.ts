import { expect, it } from 'vitest'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { rule } from '../engine/engine.fixture'
import { sampleOrder, terms } from '../lint/lint.fixture'
import type { Rule } from '../programme/rules'
import { conflictsOf } from './rules'

const over = (amountMinor: number) => ({ kind: 'order-spend', atLeastMinor: minor(amountMinor) }) as const
const beside = (...rules: Partial<Rule>[]) => ({
  ...terms,
  live: { rules: rules.map((one) => rule(one)), timeZone: 'Asia/Shanghai', readAt: '2026-11-22T00:00:00Z' },
})
const orders = [20_00, 120_00, 220_00].map((goods) => sampleOrder(goods))
const told = (mine: Partial<Rule>, ...others: Partial<Rule>[]) =>
  conflictsOf(rule(mine), beside(...others), orders).map(
    ({ rule: { id }, together, of, comes, stops, multiplies }) => ({
      id,
      together,
      of,
      comes,
      stops,
      multiplies,
    }),
  )
const double = { kind: 'multiplier', bps: 20_000 } as const

it('counts the real orders that two rules are both for, and says which gives first', () => {
  expect(
    told(
      { conditions: [over(100_00)], priority: 50 },
      { id: 'a', priority: 10 },
      { id: 'b', priority: 90, conditions: [over(200_00)] },
    ),
  ).toEqual([
    { id: 'a', together: 2, of: 2, comes: 'before', stops: null, multiplies: null },
    { id: 'b', together: 1, of: 2, comes: 'after', stops: null, multiplies: null },
  ])
})

it('says who stops whom, though the one that is stopped gives nothing on any order', () => {
  expect(told({ priority: 50 }, { id: 'a', priority: 10, stopsAfter: true })).toMatchObject([
    { stops: 'this', together: 3 },
  ])
  expect(told({ priority: 5, stopsAfter: true }, { id: 'a', priority: 10 })).toMatchObject([{ stops: 'that' }])
})

it('says whose points are multiplied', () => {
  expect(told({ priority: 50 }, { id: 'a', priority: 60, reward: double })).toMatchObject([{ multiplies: 'this' }])
  expect(told({ priority: 70, reward: double }, { id: 'a', priority: 60 })).toMatchObject([{ multiplies: 'that' }])
  expect(told({ priority: 10, reward: double }, { id: 'a', priority: 60 })).toMatchObject([{ multiplies: null }])
})

it('leaves out rules that no such order meets', () => {
  const tea = { id: 'tea', conditions: [{ kind: 'products', slugs: ['tea'] }] as const }
  expect(told({ reward: { kind: 'fixed', points: points(5), per: 'order' } }, tea)).toEqual([])
})
