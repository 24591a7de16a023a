import { describe, expect, test } from 'vitest'
import type { CheckoutCoupon, CheckoutFacts } from '@/lib/checkout/queries'
import { minor } from '@/lib/kernel/money'
import { points } from '@/lib/kernel/points'
import { refuse } from '@/lib/kernel/result'
import { quoteShown } from './checkout-quote'

const coupon = (couponId: string, amount: number, { min = 0, isPerShopper = false } = {}): CheckoutCoupon => ({
  couponId,
  grantId: null,
  code: couponId.toUpperCase(),
  titleZh: couponId,
  titleEn: couponId,
  expiresAt: null,
  isPerShopper,
  terms: {
    kind: 'amount',
    amountMinor: minor(amount),
    percentBps: 0,
    maxDiscountMinor: null,
    minGoodsMinor: minor(min),
    pieces: null,
    scope: null,
    covers: null,
    startsAt: null,
    endsAt: null,
    isAutomatic: false,
    stacksWithAutomatic: true,
    stacksWithCodes: false,
  },
})

const facts = (coupons: CheckoutCoupon[]): CheckoutFacts => ({
  now: new Date('2026-11-21T04:00:00Z'),
  earlier: null,
  cartId: null,
  lines: [
    {
      variantId: 'cup',
      productSlug: 'cup',
      titleZh: '杯',
      titleEn: 'Cup',
      optionsZh: [],
      optionsEn: [],
      imageFile: null,
      unitPriceMinor: minor(9600),
      compareAtMinor: null,
      quantity: 2,
      available: 9,
    },
  ],
  availablePoints: points(5000),
  terms: {
    versionId: 1,
    earning: {
      versionId: 1,
      ratePointsPerUnit: 1,
      steps: [],
      pending: { kind: 'days', days: 7 },
      expiry: { kind: 'rolling-months', months: 12 },
      taxIncludedBps: 0,
    },
    spending: { pointsPerUnit: 100, stepPoints: 100, minPoints: 100, maxShareBps: 5000 },
  },
  earner: null,
  shop: {
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    holdMinutes: 35,
    paymentMinutes: 30,
    shipping: { flatMinor: minor(1200), freeOverMinor: minor(9900), internationalFlatMinor: minor(12000) },
    paymentMethods: ['card'],
  },
  coupons,
  automatics: [],
})

const asked = (more: Partial<Parameters<typeof quoteShown>[1]> = {}): Parameters<typeof quoteShown>[1] => ({
  isMember: true,
  country: 'CN',
  requestedPoints: 0,
  paymentMethod: null,
  choice: { by: 'rules' },
  typed: [],
  refused: new Map(),
  ...more,
})

describe('the quote that checkout shows', () => {
  test('picks the coupon that saves most and lists the others with their reason', () => {
    const { chosen, coupons, quote } = quoteShown(
      facts([coupon('five', 500), coupon('twenty', 2000), coupon('big', 9000, { min: 20_000 })]),
      asked(),
    )
    expect(chosen).toMatchObject([{ key: 'twenty', savesMinor: 2000 }])
    expect(quote.totalMinor).toBe(17_200)
    expect(coupons.map((one) => one.key)).toEqual(['twenty', 'five', 'big'])
    expect(coupons[2]?.refused).toEqual(refuse('coupon-below-minimum', { missingMinor: 800 }))
  })

  test('leaves the choice to the shopper once there is one, and “none” is one', () => {
    const both = facts([coupon('five', 500), coupon('twenty', 2000)])
    expect(quoteShown(both, asked({ choice: { by: 'shopper', keys: ['five'] } })).quote.couponMinor).toBe(500)
    expect(quoteShown(both, asked({ choice: { by: 'shopper', keys: [] } })).chosen).toEqual([])
  })

  test('does not offer a guest what only a member can use, nor anyone what the server has refused', () => {
    const two = facts([coupon('five', 500), coupon('twenty', 2000, { isPerShopper: true })])
    expect(quoteShown(two, asked({ isMember: false })).chosen[0]?.key).toBe('five')
    const usedUp = new Map([['twenty', refuse('coupon-used-up')]])
    const { chosen, coupons } = quoteShown(two, asked({ refused: usedUp }))
    expect(chosen[0]?.key).toBe('five')
    expect(coupons.find((one) => one.key === 'twenty')?.refused?.refusal).toBe('coupon-used-up')
  })

  test('a typed coupon joins the list once, however often it is typed', () => {
    const typed = [coupon('code', 3000), coupon('code', 3000)]
    const { coupons, chosen } = quoteShown(facts([]), asked({ typed, choice: { by: 'shopper', keys: ['code'] } }))
    expect(coupons).toHaveLength(1)
    expect(chosen[0]?.savesMinor).toBe(3000)
  })

  test('uses the nearest points that can be had and never more', () => {
    const shown = quoteShown(facts([]), asked({ requestedPoints: 99_950 }))
    expect(shown.quote.pointsSpent).toBe(5000)
    expect(shown.quote.totalMinor).toBe(14_200)
  })
})
