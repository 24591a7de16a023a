import { expect, it } from 'vitest'
import { minor, noMoney } from '@/lib/kernel/money'
import type { CouponTerms } from '../rules'
import { type StackPart, stackLoss } from './rules'

const part = (id: string, way: StackPart['way'], amount: number, more: Partial<CouponTerms> = {}): StackPart => ({
  id,
  titleZh: id,
  titleEn: id,
  way,
  terms: {
    kind: 'amount',
    amountMinor: minor(amount),
    percentBps: 0,
    maxDiscountMinor: null,
    minGoodsMinor: noMoney,
    pieces: null,
    scope: null,
    covers: null,
    startsAt: null,
    endsAt: null,
    isAutomatic: way === 'automatic',
    stacksWithAutomatic: true,
    stacksWithCodes: true,
    ...more,
  },
})
const cup = {
  variantId: 'cup',
  titleZh: '杯',
  titleEn: 'Cup',
  unitPriceMinor: minor(100_00),
  costMinor: minor(60_00),
}
const asked = (coupon: StackPart, others: StackPart[] = [], taxIncludedBps = 0) =>
  stackLoss({ coupon, others, goods: [cup], taxIncludedBps })

it('names the stack that sells below cost, though none of it does alone', () => {
  const [auto, code, own] = [part('a', 'automatic', 15_00), part('c', 'code', 15_00), part('o', 'own', 15_00)]
  for (const coupon of [auto, code, own]) {
    const others = [auto, code, own].filter((one) => one !== coupon)
    expect(asked(coupon)).toBeNull()
    expect(asked(coupon, others)).toMatchObject({
      stack: [{ titleEn: 'a' }, { titleEn: 'c' }, { titleEn: 'o' }],
      pieces: 1,
      paidMinor: 55_00,
      costMinor: 60_00,
      goodsCount: 1,
    })
  }
  // exactly at cost is no loss; the tax inside is not the shop's
  expect(asked(code, [part('a', 'automatic', 25_00)])).toBeNull()
  expect(asked(code, [part('a', 'automatic', 25_00)], 1_300)).toMatchObject({ paidMinor: 53_09 })
})

it('counts only what each allows, and the pieces that reach every minimum', () => {
  const code = part('c', 'code', 30_00)
  expect(asked(code, [part('a', 'automatic', 30_00, { stacksWithCodes: false })])).toBeNull()
  expect(asked(code, [part('a', 'automatic', 30_00, { minGoodsMinor: minor(150_00) })])).toBeNull()
  expect(asked(code, [part('a', 'automatic', 60_00, { minGoodsMinor: minor(150_00) })])).toMatchObject({
    pieces: 2,
    paidMinor: 110_00,
    costMinor: 120_00,
  })
})

it('is silent about goods that sell below cost at full price, and about free shipping', () => {
  const dear = { ...cup, costMinor: minor(120_00) }
  expect(stackLoss({ coupon: part('c', 'code', 1), others: [], goods: [dear], taxIncludedBps: 0 })).toBeNull()
  expect(asked(part('s', 'code', 0, { kind: 'free-shipping' }), [part('a', 'automatic', 90_00)])).toBeNull()
})
