import { describe, expect, it } from 'vitest'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { rule } from '../engine/engine.fixture'
import { lintCodes } from '../notes/rules'
import { noLimits, type RuleDefinition } from '../programme/rules'
import { looked, sampleOrder, terms } from './lint.fixture'
import { type Looked, lintRule } from './rules'

const notes = (more: Partial<RuleDefinition>, beside: Partial<Looked> = {}) =>
  lintRule(rule(more), looked(beside)).map((one) => `${one.path} ${one.code}`)
const gift = (amount: number) => ({ kind: 'fixed', points: points(amount), per: 'order' }) as const
const from = (amountMinor: number) => ({ kind: 'order-spend', atLeastMinor: minor(amountMinor) }) as const
const double = { kind: 'multiplier', bps: 20_000 } as const
const once = { ...noLimits, perShopper: [{ period: 'day' as const, points: null, times: 1 }] }
const beside = (more: Partial<RuleDefinition>): Partial<Looked> => ({
  terms: { ...terms, live: { rules: [rule({ ...more, id: 'other' })], timeZone: 'UTC', readAt: '' } },
})

const cases: [string, Partial<RuleDefinition>, string[], Partial<Looked>?][] = [
  ['a small rate', {}, []],
  [
    'a month’s goal, once a month',
    {
      reward: gift(1_000),
      conditions: [{ kind: 'period-spend', period: 'month', atLeastMinor: minor(999_00) }],
      limits: { ...noLimits, perShopper: [{ period: 'month', points: null, times: 1 }] },
    },
    [],
    { coupons: [{ titleZh: '五元券', titleEn: '¥5', costPoints: 500, offMinor: minor(5_00), fromMinor: minor(5_00) }] },
  ],
  ['a gift for any order, however small', { reward: gift(1) }, ['limits.perShopper tiny-orders']],
  ['a gift above what a small order costs', { reward: gift(500), limits: once }, ['reward loss-possible']],
  [
    'a gift worth what it asks for',
    { reward: gift(10_000), conditions: [from(100_00)] },
    ['reward worth-more', 'reward loss-possible'],
  ],
  [
    'a step worth what it asks for',
    { reward: { kind: 'steps', steps: [{ thresholdMinor: minor(2_00), bonusPoints: points(200) }] } },
    ['reward worth-more', 'reward loss-possible'],
  ],
  ['a rate where a point is worth ¥1', {}, ['reward worth-more', 'reward loss-possible'], { pointsPerUnit: 1 }],
  ['a gift of a third of the order', { reward: gift(3_000), conditions: [from(100_00)] }, ['reward rebate-high']],
  [
    'points on what points paid',
    { base: { after: ['coupons', 'gift-cards'], taxIncludedBps: 0 } },
    ['base points-loop'],
  ],
  ['points on gift cards', { base: { after: ['coupons', 'points'], taxIncludedBps: 0 } }, ['base gift-card-loop']],
  [
    'a month’s goal reached again and again',
    { reward: double, conditions: [{ kind: 'period-spend', period: 'month', atLeastMinor: minor(1) }] },
    ['limits.perShopper repeats'],
  ],
  [
    'a limit below the gift',
    { reward: gift(50), conditions: [from(99_00)], limits: { ...noLimits, totalPoints: 10 } },
    ['limits.totalPoints limit-below-gift'],
  ],
  [
    'goods that are gone',
    { conditions: [{ kind: 'products', slugs: [], ids: ['x'] }] },
    ['conditions.products goods-gone'],
  ],
  [
    'some goods that are gone',
    { conditions: [{ kind: 'products', slugs: ['cup'], ids: ['x', 'y'] }] },
    ['conditions.products goods-some-gone'],
  ],
  [
    'an empty collection',
    { conditions: [{ kind: 'collections', slugs: ['empty'] }] },
    ['conditions.collections goods-empty'],
  ],
  ['a rule that stands already', {}, ['reward twin'], beside({})],
  [
    'a rule below one that stops all',
    { conditions: [from(5_00)] },
    ['priority always-stopped'],
    beside({ stopsAfter: true, priority: 1, reward: gift(1) }),
  ],
  [
    'a multiple of nothing',
    { reward: double },
    ['priority multiplies-nothing'],
    { terms: { ...terms, ratePointsPerUnit: 0 } },
  ],
  [
    'a multiple that comes before a rule',
    { reward: double, priority: 1 },
    ['priority multiplies-only-before'],
    beside({ priority: 900 }),
  ],
]

it.each(cases)('%s', (_, more, expected, besides) => {
  expect(notes(more, besides)).toEqual(expected)
})

describe('real orders', () => {
  const paid = (goodsMinor: number, offMinor: number, costMinor: number | null = null) => [
    sampleOrder(goodsMinor, { couponMinor: minor(offMinor), costMinor: costMinor === null ? null : minor(costMinor) }),
  ]

  it('a rule that, with coupon and rules stacked, gives back all that a real order paid is kept from publishing', () => {
    const [first] = lintRule(rule({ reward: gift(150), limits: once }), looked({ orders: paid(30_00, 29_00) }))
    expect(first).toMatchObject({ code: 'loss', path: 'reward', values: { orders: 1, order: 1001, amountMinor: 100 } })
  })

  it('where the goods’ cost is known, what is left counts; where it is not, nothing is said of it', () => {
    const big = { reward: gift(800), conditions: [from(60_00)] }
    expect(notes(big, { orders: paid(100_00, 0, 95_00) })).toEqual(['reward below-cost'])
    expect(notes(big, { orders: paid(100_00, 0) })).toEqual([])
  })

  it('a coupon that points buy is never earned back by one order', () => {
    const coupons = [
      { titleZh: '十元券', titleEn: '¥10', costPoints: 500, offMinor: minor(10_00), fromMinor: minor(50_00) },
    ]
    expect(notes({ reward: gift(500), conditions: [from(40_00)] }, { coupons })).toContain('reward coupon-loop')
    expect(notes({ reward: gift(499), conditions: [from(40_00)] }, { coupons })).not.toContain('reward coupon-loop')
    expect(
      notes({ reward: gift(500), conditions: [from(40_00), { kind: 'coupon', used: false }] }, { coupons }),
    ).not.toContain('reward coupon-loop')
  })

  it('a rule that would empty its total or its budget in a day says so at that field', () => {
    const volume = { orders: 300, days: 30, busiestDay: 20 }
    const orders = paid(100_00, 0)
    const more = { reward: gift(100), conditions: [from(50_00)], limits: { ...noLimits, totalPoints: 999 } }
    expect(notes(more, { orders, volume })).toEqual(['limits.totalPoints total-in-a-day'])
    expect(notes({ ...more, limits: noLimits }, { orders, volume, budgetRoom: 999 })).toEqual([
      'budgetId budget-in-a-day',
    ])
    expect(notes({ ...more, limits: noLimits }, { orders, volume, budgetRoom: 1_000 })).toEqual([])
    // on one of its days: that the sample’s orders were paid on other days says nothing
    const weekly = { ...more, conditions: [from(50_00), { kind: 'weekday', days: [1] }] } as Partial<RuleDefinition>
    expect(notes(weekly, { orders, volume })).toEqual(['limits.totalPoints total-in-a-day'])
  })
})

it('has no two notes of one name', () => {
  expect(new Set(lintCodes).size).toBe(lintCodes.length)
})
