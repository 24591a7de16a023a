import { expect, it } from 'vitest'
import { minor } from '@/lib/kernel/money'
import { facts, line, rule, saturday } from '../engine/engine.fixture'
import { noLimits } from '../programme/rules'
import { award, defaultTerms } from '../rules'
import { type ExplainWords, explainAward } from './rules'

const words: ExplainWords = {
  money: (amount) => `¥${amount / 100}`,
  points: String,
  coupon: 'coupon',
  pointsSpent: 'points',
  tax: 'tax',
  shipping: 'shipping',
  name: (row) => row.nameEn,
  cut: (cut) => `${cut.period} cap ${cut.limit}`,
}

const weekend = rule({
  id: 'w',
  nameEn: 'weekend',
  conditions: [{ kind: 'weekday', days: [6, 7] }],
  reward: { kind: 'multiplier', bps: 20_000 },
  limits: { ...noLimits, perShopper: [{ period: 'day', points: 173, times: null }] },
})

it('is one line that anybody can check', () => {
  const terms = {
    ...defaultTerms.earning,
    versionId: 1,
    live: { rules: [weekend], timeZone: 'Asia/Shanghai', readAt: saturday.toISOString() },
  }
  const order = {
    goodsMinor: minor(247_00),
    couponMinor: minor(0),
    pointsMinor: minor(20_00),
    shippingMinor: minor(12_00),
  }
  const { shopper } = facts([line(1)])
  const given = award(order, terms, { shopper })
  expect(given.points).toBe(400)
  expect(explainAward(given.explanation, words)).toBe(
    '¥259 − ¥20 points − ¥12 shipping = ¥227 → 227 × 1 = 227 → weekend × 2 = 454 → day cap 173 = 400',
  )
})
