import type { EarnFacts, LineFacts } from '@/lib/earning/conditions/rules'
import { evaluate } from '@/lib/earning/engine/rules'
import { type Condition, noLimits, type Programme as RuleProgramme } from '@/lib/earning/programme/rules'
import type { PaymentMethod } from '@/lib/kernel/payment-method'
import type { ExpiryTerms, PendingTerms } from '@/lib/points/lots/rules'
import type { SpendingTerms } from '@/lib/points/rules'
import { firstSegmentTerms, type SegmentTerms } from '@/lib/shoppers/segments/rules'
import type { TierTerms } from '@/lib/tiers/rules'

/** Rises with whatever changes what a replay gives: reports of two engines are not compared. A test holds it to its figures. */
export const BACKTEST_ENGINE = 1

/** Something that happened to a shopper, in the order in which it happened. Instants are milliseconds. */
export type HistoryEvent = OrderEvent | RefundEvent | SpendEvent | BudgetEvent

export type OrderEvent = {
  kind: 'order'
  /** when it was paid */
  at: number
  /** when it was placed: the clock that rules go by */
  placedAt: number
  /** null: a guest, who earns nothing */
  shopper: string | null
  order: string
  lines: readonly LineFacts[]
  shippingMinor: number
  couponUsed: boolean
  paymentMethod: PaymentMethod | null
  /** points that it was really paid with; null where the history knows none */
  spentPoints: number | null
  /** null: not known, and taken to be so many days after paying */
  deliveredAt: number | null
  /** points that it really earned; null where the history knows none */
  awardedPoints: number | null
}

export type RefundEvent = {
  kind: 'refund'
  at: number
  shopper: string | null
  /** null: the history does not say which order it takes back */
  order: string | null
  /** goods that were given back, before any deduction; or what money and points paid of them, where that is known */
  back: { goodsMinor: number } | { netMinor: number; pointsMinor: number }
}

/** Points that were spent on something else than an order. */
export type SpendEvent = { kind: 'spend'; at: number; shopper: string; points: number }

/** Points that came into a budget, or went out of it for something else than an order. */
export type BudgetEvent = { kind: 'budget'; at: number; budget: string; points: number }

export type Given = { points: number; rows: readonly { rule: string; points: number }[] }

/** What is tried: how orders earn, and the terms that the points live under. The engine is an argument. */
export type Programme = {
  name: string
  award: (facts: EarnFacts) => Given
  /** rules whose limits ask what a shopper had before */
  limited: readonly string[]
  /** what the tiers ask that a rule asks for; null: none does */
  tiers: TierTerms | null
  /** what makes the segments that a rule asks for; null: none does */
  segments: SegmentTerms | null
  /** a rule asks for products, collections or pieces: lines must be read */
  asksForProducts: boolean
  pending: PendingTerms
  expiry: ExpiryTerms
  /** rules whose points come out of a budget, or live on terms of their own */
  apart: ReadonlyMap<string, { budgetId: string | null; pending: PendingTerms; expiry: ExpiryTerms }>
  spending: SpendingTerms
}

/**
 * When people spend: as they did; never; with a chance at every order once they have so many; or as our own shoppers do by
 * the age of their points, a share of what is left in each thirty days (in parts of a million).
 */
export type Redemption =
  | { kind: 'as-happened' }
  | { kind: 'never' }
  | { kind: 'assumed'; atLeastPoints: number; chanceBps: number }
  | { kind: 'learnt'; monthly: readonly number[] }

/** Everything that is taken for granted; it stands beside the figures. */
export type Assumptions = {
  timeZone: string
  redemption: Redemption
  /** the dice, the same for every programme that is compared */
  seed: number
  /** how long after paying a parcel arrives, where that is not known */
  deliveryDays: number
  returnWindowDays: number
  /** how long points live that come back after their last day */
  graceDays: number
  /** how long a cancellation looks back for its order; null: for ever */
  rememberDays: number | null
  /** of the points that are outstanding at the end, how many will be spent; null: as many as of those that are gone */
  expectedSpendBps: number | null
}

/** A programme of rules as the shop runs it, by the shop's own engine. */
export function programmeOfRules(
  name: string,
  rules: RuleProgramme,
  terms: Pick<Programme, 'pending' | 'expiry' | 'spending'>,
): Programme {
  const isLimited = ({ limits }: RuleProgramme['rules'][number]) =>
    limits.perShopper.length > 0 ||
    limits.coolDownHours !== noLimits.coolDownHours ||
    limits.totalPoints !== noLimits.totalPoints
  return {
    name,
    award: (facts) => evaluate(rules, facts),
    limited: rules.rules.filter(isLimited).map(({ id }) => id),
    tiers: rules.rules.flatMap(({ conditions }) => conditions.flatMap(tiersOf))[0] ?? null,
    segments: rules.rules.flatMap(({ conditions }) => conditions.flatMap(segmentsOf))[0] ?? null,
    asksForProducts: rules.rules.some(asksForProducts),
    pending: terms.pending,
    expiry: terms.expiry,
    apart: new Map(
      rules.rules
        .filter(({ budgetId, lot }) => budgetId !== null || lot !== null)
        .map(({ id, budgetId, lot }) => [
          id,
          { budgetId, pending: lot?.pending ?? terms.pending, expiry: lot?.expiry ?? terms.expiry },
        ]),
    ),
    spending: terms.spending,
  }
}

const asksForProducts = ({ conditions, reward, scope }: RuleProgramme['rules'][number]) =>
  scope === 'lines' ||
  (reward.kind === 'fixed' && reward.per === 'piece') ||
  conditions.some(({ kind }) => kind === 'products' || kind === 'collections')

const tiersOf = (one: Condition): TierTerms[] => (one.kind === 'tier' && one.terms ? [one.terms] : [])
const segmentsOf = (one: Condition): SegmentTerms[] => (one.kind === 'segment' ? [one.terms ?? firstSegmentTerms] : [])
