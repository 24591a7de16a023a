import { describe, expect, it } from 'vitest'
import type { EarningTerms } from './rules'
import { earningTermsInputSchema, earningTermsSchema } from './schema'

const step = (thresholdMinor: number, bonusPoints: number) => ({ thresholdMinor, bonusPoints })
const stated = {
  ratePointsPerUnit: 1,
  steps: [step(199_00, 300), step(399_00, 800)],
  pendingDays: 7,
  expiryMonths: 12,
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
    ['text for a number', { pendingDays: '7' }],
    ['points that never live', { expiryMonths: 0 }],
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
