import type { ShopperFacts } from '@/lib/earning/conditions/rules'
import { evaluate } from '@/lib/earning/engine/rules'
import type { Cut } from '@/lib/earning/limits/rules'
import type { Limits, Rule } from '@/lib/earning/programme/rules'
import { minor } from '@/lib/kernel/money'
import type { Points } from '@/lib/kernel/points'

/** What a deed would give a shopper now, by the engine that will decide it. */
export type DeedPromise = {
  points: Points
  /** before any limit */
  askedPoints: number
  /** what keeps it back now; null: nothing does */
  cut: Cut | null
  /** its rules ask for something else that is not so now */
  isUnmet: boolean
  limits: Limits[]
}

type Facts = {
  at: string
  timeZone: string
  rules: readonly Rule[]
  budgets: Readonly<Record<string, number>>
  shopper: ShopperFacts | null
}

/** The same engine that decides a deed says beforehand what it would give. */
export function promiseOf(code: string, { at, timeZone, rules, budgets, shopper }: Facts): DeedPromise {
  const mine = rules.filter(({ trigger }) => trigger.kind === 'behaviour' && trigger.code === code)
  const { points, rows } = evaluate(
    { rules: mine },
    {
      behaviour: code,
      at: new Date(at),
      timeZone,
      lines: [],
      shippingMinor: minor(0),
      couponUsed: false,
      paymentMethod: null,
      shopper: shopper ?? { tier: null, paidOrders: 0, spentMinor: {}, given: {} },
      budgets,
    },
  )
  return {
    points,
    askedPoints: rows.reduce((sum, row) => sum + row.askedPoints, 0),
    cut: rows.find((row) => row.cut !== null)?.cut ?? null,
    isUnmet: rows.length > 0 && rows.every((row) => row.askedPoints === 0),
    limits: mine.map(({ limits }) => limits),
  }
}
