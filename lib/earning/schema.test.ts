import { describe, expect, it } from 'vitest'
import { minor } from '@/lib/kernel/money'
import { award, type EarningTerms, goodsOnly, recompute } from './rules'
import {
  awardExplanationSchema,
  earningTermsInputSchema,
  earningTermsSchema,
  pointsTermsSchema,
  storedTermsSchema,
} from './schema'

const step = (thresholdMinor: number, bonusPoints: number) => ({ thresholdMinor, bonusPoints })
const stated = {
  ratePointsPerUnit: 1,
  steps: [step(199_00, 300), step(399_00, 800)],
  pending: { kind: 'days', days: 7 },
  expiry: { kind: 'rolling-months', months: 12 },
  taxIncludedBps: 0,
}

describe('earning terms', () => {
  it('are read as the rules take them', () => {
    const terms: EarningTerms = earningTermsSchema.parse({ ...stated, versionId: 1 })
    expect(terms).toEqual({ ...stated, versionId: 1 })
  })

  it.each([
    ['thresholds that stand still', { steps: [step(199_00, 300), step(199_00, 800)] }, 'step-thresholds-must-rise'],
    ['thresholds that fall', { steps: [step(399_00, 300), step(199_00, 800)] }, 'step-thresholds-must-rise'],
    ['a higher step that gives less', { steps: [step(199_00, 300), step(399_00, 299)] }, 'step-bonuses-must-rise'],
  ])('refuse %s', (_, wrong, code) => {
    const parsed = earningTermsInputSchema.safeParse({ ...stated, ...wrong })
    expect(parsed.error?.issues.map((issue) => issue.message)).toContain(code)
  })

  it.each([
    ['a fraction of a point', { ratePointsPerUnit: 0.5 }],
    ['a negative rate', { ratePointsPerUnit: -1 }],
    ['text for a number', { pending: { kind: 'days', days: '7' } }],
    ['points that never live', { expiry: { kind: 'rolling-months', months: 0 } }],
    ['an idle time of nothing', { expiry: { kind: 'idle', days: 0 } }],
    ['a day that no year has', { expiry: { kind: 'fixed-date', monthDay: '02-30' } }],
    ['a month that no year has', { expiry: { kind: 'fixed-date', monthDay: '13-01' } }],
    ['an event that never comes', { pending: { kind: 'some-day' } }],
    ['an event with days', { pending: { kind: 'delivered', days: 3 } }],
    ['the words of before', { pendingDays: 7, expiryMonths: 12 }],
    ['a step at nothing', { steps: [step(0, 300)] }],
    ['a step that gives nothing', { steps: [step(199_00, 0)] }],
    ['more steps than one can read', { steps: Array.from({ length: 11 }, (_, i) => step(i + 1, i + 1)) }],
    ['a tax above half', { taxIncludedBps: 5_001 }],
    ['a key it does not know', { rate: 1 }],
    ['a missing key', { steps: undefined }],
  ])('refuse %s', (_, wrong) => {
    expect(earningTermsInputSchema.safeParse({ ...stated, ...wrong }).success).toBe(false)
  })
})

describe('points terms', () => {
  const spending = { pointsPerUnit: 100, stepPoints: 100, minPoints: 100, maxShareBps: 5_000 }

  it('hold earning and spending together', () => {
    expect(pointsTermsSchema.parse({ earning: stated, spending })).toEqual({ earning: stated, spending })
  })

  it('of before are read in today’s words, and today’s as they are', () => {
    const { pending: _, expiry: __, ...same } = stated
    const before = { earning: { ...same, pendingDays: 7, expiryMonths: 12 }, spending }
    expect(storedTermsSchema.parse(before)).toEqual({ earning: stated, spending })
    expect(storedTermsSchema.parse({ earning: stated, spending })).toEqual({ earning: stated, spending })
    expect(
      storedTermsSchema.safeParse({ earning: { ...same, pendingDays: -1, expiryMonths: 12 }, spending }).success,
    ).toBe(false)
  })

  it.each([{ pointsPerUnit: 0 }, { stepPoints: 0 }, { minPoints: -1 }, { maxShareBps: 10_001 }, { maxShare: 1 }])(
    'refuse %o',
    (wrong) => {
      expect(pointsTermsSchema.safeParse({ earning: stated, spending: { ...spending, ...wrong } }).success).toBe(false)
    },
  )
})

it('an award is read back from the ledger, which keeps the order beside it', () => {
  const given = award(goodsOnly(minor(259_00)), earningTermsSchema.parse({ ...stated, versionId: 1 }))
  const stored = awardExplanationSchema.parse({ ...given.explanation, orderNumber: 'R-1001' })
  expect(recompute(stored)).toBe(given.points)
})
