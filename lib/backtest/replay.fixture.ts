import { plainLine } from '@/lib/earning/engine/rules'
import type { Rule } from '@/lib/earning/programme/rules'
import { defaultTerms, programmeOf } from '@/lib/earning/rules'
import { minor } from '@/lib/kernel/money'
import { type Assumptions, type HistoryEvent, type OrderEvent, type Programme, programmeOfRules } from './rules'

export const DAY = 86_400_000
export const opening = Date.parse('2025-01-06T04:00:00Z')

export const assuming = (more: Partial<Assumptions> = {}): Assumptions => ({
  timeZone: 'Asia/Shanghai',
  redemption: { kind: 'never' },
  seed: 1,
  deliveryDays: 3,
  returnWindowDays: 7,
  graceDays: 14,
  rememberDays: 365,
  expectedSpendBps: null,
  ...more,
})

export function programmeWith(rules: readonly Rule[] = [], more: Partial<Programme> = {}): Programme {
  const live = { rules, timeZone: 'Asia/Shanghai', readAt: new Date(0).toISOString() }
  const earning = { ...defaultTerms.earning, versionId: 1, live }
  const { pending, expiry } = earning
  return {
    ...programmeOfRules('tried', programmeOf(earning), { pending, expiry, spending: defaultTerms.spending }),
    ...more,
  }
}

export const order = (
  at: number,
  shopper: string | null,
  goods: number,
  more: Partial<OrderEvent> = {},
): OrderEvent => ({
  kind: 'order',
  at,
  placedAt: at,
  shopper,
  order: `${shopper ?? 'guest'}-${at}`,
  lines: [plainLine(minor(goods))],
  shippingMinor: 0,
  couponUsed: false,
  paymentMethod: null,
  spentPoints: null,
  deliveredAt: null,
  awardedPoints: null,
  ...more,
})

export const cancel = (at: number, shopper: string | null, goods: number, of: string | null = null): HistoryEvent => ({
  kind: 'refund',
  at,
  shopper,
  order: of,
  back: { goodsMinor: goods },
})

/** So many orders of so many shoppers over two years; one in eight is given back in part or whole. */
export function* madeHistory(orders: number, shoppers: number): Generator<HistoryEvent> {
  let state = 7
  const dice = (most: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state % most
  }
  const step = Math.floor((730 * DAY) / orders)
  for (let n = 0; n < orders; n += 1) {
    const at = opening + n * step
    const shopper = dice(15) === 0 ? null : `s${dice(shoppers)}`
    yield dice(8) === 0 ? cancel(at, shopper, 100 + dice(20_000)) : order(at, shopper, 100 + dice(60_000))
  }
}
