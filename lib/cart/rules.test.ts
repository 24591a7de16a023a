import { describe, expect, test } from 'vitest'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { type Cart, type CartLine, freeShippingAt, inKnownOrder, summarise } from './rules'

const line = (variantId: string, unitPrice: number, quantity: number, available = 10): CartLine => ({
  variantId,
  productSlug: variantId,
  titleZh: '杯',
  titleEn: 'Cup',
  optionsZh: [],
  optionsEn: [],
  imageFile: null,
  unitPriceMinor: minor(unitPrice),
  compareAtMinor: null,
  quantity,
  available,
})

const cart = (lines: CartLine[]): Cart => ({
  lines,
  isMember: true,
  currency: 'CNY',
  freeShippingOverMinor: minor(9900),
  earning: {
    versionId: 1,
    ratePointsPerUnit: 1,
    steps: [{ thresholdMinor: minor(19900), bonusPoints: points(300) }],
    pending: { kind: 'days', days: 7 },
    expiry: { kind: 'rolling-months', months: 12 },
    taxIncludedBps: 0,
  },
})

describe('what a cart promises', () => {
  test('¥187 of goods: shipping is free, ¥12 more earns 300 points more', () => {
    const summary = summarise(cart([line('a', 8700, 1), line('b', 5000, 2)]))
    expect(summary).toMatchObject({
      pieces: 3,
      goodsMinor: 18700,
      earnsPoints: 187,
      nudge: { missingMinor: 1200, extraPoints: 300 },
      freeShipping: { missingMinor: 0, progressBps: 10_000 },
      short: [],
    })
  })

  test('an empty cart nudges nobody', () => {
    expect(summarise(cart([]))).toMatchObject({
      pieces: 0,
      nudge: null,
      earnsPoints: 0,
      freeShipping: { missingMinor: 9900 },
    })
  })

  test('names the lines that ask for more than there is', () => {
    expect(summarise(cart([line('a', 100, 3, 2), line('b', 100, 2, 2)])).short).toMatchObject([{ variantId: 'a' }])
  })
})

test('the way to free shipping is whole basis points, and never above whole', () => {
  expect(freeShippingAt(minor(8700), minor(9900))).toMatchObject({ missingMinor: 1200, progressBps: 8787 })
  expect(freeShippingAt(minor(99_999), minor(9900))).toMatchObject({ missingMinor: 0, progressBps: 10_000 })
  expect(freeShippingAt(minor(1), null)).toBeNull()
})

test('a line that comes back stands where it stood', () => {
  const known = [{ variantId: 'b' }, { variantId: 'a' }]
  const found = inKnownOrder([line('a', 1, 1), line('c', 1, 1), line('b', 1, 1)], known)
  expect(found.map((one) => one.variantId)).toEqual(['b', 'a', 'c'])
})
