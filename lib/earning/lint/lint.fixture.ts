import { minor } from '@/lib/kernel/money'
import { defaultTerms, type EarningTerms } from '../rules'
import type { SampleLine, SampleOrder } from '../sample/rules'
import type { Looked } from './rules'

export const terms: EarningTerms = { ...defaultTerms.earning, versionId: 1 }

/** A real order of one line, but for what is said otherwise. */
export function sampleOrder(
  goodsMinor: number,
  line: Partial<SampleLine> = {},
  more: Partial<SampleOrder> = {},
): SampleOrder {
  return {
    number: 1001,
    placedAt: '2026-11-20T04:00:00Z',
    couponUsed: (line.couponMinor ?? 0) > 0,
    paymentMethod: null,
    shippingMinor: minor(0),
    shopper: { paidOrders: 3, spentMinor: {} },
    lines: [
      {
        productSlug: 'cup',
        collections: ['home'],
        pieces: 1,
        goodsMinor: minor(goodsMinor),
        couponMinor: minor(0),
        pointsMinor: minor(0),
        titleZh: '杯',
        titleEn: 'Cup',
        costMinor: null,
        ...line,
      },
    ],
    ...more,
  }
}

/** A shop of a point per ¥1, 100 points to ¥1, that has sold nothing yet. */
export function looked(more: Partial<Looked> = {}): Looked {
  return {
    terms,
    pointsPerUnit: 100,
    schedule: {
      effectiveFrom: null,
      endsAt: null,
      now: new Date('2026-11-22T00:00:00Z'),
      timeZone: 'Asia/Shanghai',
    },
    orders: [],
    volume: { orders: 0, days: 30, busiestDay: 0 },
    coupons: [],
    pieces: { 'products:cup': 1, 'products:tea': 1, 'collections:home': 3, 'collections:empty': 0 },
    budgetRoom: null,
    givenPoints: 0,
    ...more,
  }
}
