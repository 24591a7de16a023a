import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Field, payloadIssue, suggestedPoints, yearlyAt } from './rules'

describe('what a deed may earn', () => {
  it('is pool × weight ÷ all weights ÷ how often it is expected', () => {
    // ¥10,000,000 × 3 % is ¥300,000, at 100:1 30,000,000 points; a fifth of them for 20,000 reviews
    expect(suggestedPoints(30_000_000, 2, 10, 20_000)).toMatchObject({ points: 300 })
    expect(suggestedPoints(1_000, 1, 3, 4)).toMatchObject({ points: 83 })
  })

  it('is nothing to say of without a plan, a weight or an expectation', () => {
    expect(suggestedPoints(null, 1, 1, 1)).toBeNull()
    expect(suggestedPoints(1_000, 0, 1, 1)).toBeNull()
    expect(suggestedPoints(1_000, 1, 1, 0)).toBeNull()
    expect(yearlyAt(0)).toBe(0)
    expect(yearlyAt(10)).toBe(122)
  })

  it('never lets all deeds together pass the pool', () => {
    const deed = fc.record({
      weight: fc.integer({ min: 1, max: 1_000 }),
      often: fc.integer({ min: 1, max: 1_000_000 }),
    })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 40 }),
        fc.array(deed, { minLength: 1, maxLength: 12 }),
        (pool, deeds) => {
          const all = deeds.reduce((sum, { weight }) => sum + weight, 0)
          const cost = deeds.reduce(
            (sum, { weight, often }) => sum + (suggestedPoints(pool, weight, all, often)?.points ?? 0) * often,
            0,
          )
          expect(cost).toBeLessThanOrEqual(pool)
        },
      ),
    )
  })
})

describe('what is told with a deed', () => {
  const field = (more: Partial<Field>): Field => ({
    name: 'x',
    labelZh: '项',
    labelEn: 'Item',
    type: 'text',
    required: true,
    choices: [],
    ...more,
  })
  it.each([
    ['text', '好', true],
    ['text', 5, false],
    ['integer', 5, true],
    ['integer', 5.5, false],
    ['integer', '5', false],
    ['money', 1_990, true],
    ['money', -1, false],
    ['date', '2026-02-28', true],
    ['date', '2026-02-30', false],
    ['date', '28.2.2026', false],
    ['choice', 'a', true],
    ['choice', 'c', false],
  ] as const)('%s %j fits: %s', (type, value, isFit) => {
    const fields = [field({ type, choices: type === 'choice' ? ['a', 'b'] : [] })]
    expect(payloadIssue(fields, { x: value })).toEqual(isFit ? null : { field: 'x', code: 'field-wrong' })
  })

  it('may leave out what is not required, and has nothing else', () => {
    expect(payloadIssue([field({ required: false })], {})).toBeNull()
    expect(payloadIssue([field({ required: false })], { x: '' })).toBeNull()
    expect(payloadIssue([], { constructor: 1 })).toEqual({ field: 'constructor', code: 'field-unknown' })
    expect(payloadIssue([field({})], { toString: 'x' })).toMatchObject({ code: 'field-unknown' })
  })
})
