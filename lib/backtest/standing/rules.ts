import { dayIn, endOfDayAfterDays } from '@/lib/kernel/time'
import { type SegmentCode, type SegmentTerms, segmentsOf } from '@/lib/shoppers/segments/rules'
import { asksFrom, heldOf, type TierTerms, tierOf } from '@/lib/tiers/rules'
import { type KeptOrder, revokedBy } from '../cancels/rules'
import type { ShopperState } from '../replay/rules'

/**
 * The tier that a shopper's orders make, as the shop's own statement would say; those that say nothing any more are let go. By
 * points: those that the tried programme gives for orders, for a history tells of no deeds.
 */
export function tierBy(terms: TierTerms, lately: KeptOrder[], at: number, timeZone: string): string | null {
  const today = dayIn(new Date(at), timeZone)
  const from = asksFrom(terms, today)
  const gone = lately.findIndex((kept) => kept.paidIn.day >= from)
  lately.splice(0, gone < 0 ? lately.length : gone)
  const before = lately.filter((kept) => kept.at < at)
  const countOf = (kept: KeptOrder) =>
    terms.measure === 'points' ? kept.awardPoints - revokedBy(kept) : kept.netMinor - kept.backNetMinor
  const parts = before.map((kept) => ({ day: kept.paidIn.day, amount: countOf(kept) }))
  return tierOf(terms.levels, heldOf(terms, parts, today))?.code ?? null
}

/**
 * The segments that the replay itself makes of a shopper: of the orders and points that it has seen. Whoever bought before the
 * history begins is new to it.
 */
export function segmentsBy(terms: SegmentTerms, shopper: ShopperState, at: number, timeZone: string): SegmentCode[] {
  const { book, firstAt, lastAt, paidOrders, netMinor } = shopper
  const dayNo = (instant: number) => Date.parse(`${dayIn(new Date(instant), timeZone)}T00:00:00Z`) / DAY
  const since = (instant: number | null) =>
    instant === null || !Number.isFinite(instant) ? null : dayNo(at) - dayNo(instant)
  const soon = endOfDayAfterDays(new Date(at), terms.expiringDays, timeZone).getTime()
  return segmentsOf(
    {
      daysSinceJoined: since(firstAt) ?? 0,
      orders: paidOrders,
      spentMinor: netMinor,
      daysSinceFirst: since(firstAt),
      daysSinceLast: since(lastAt),
      availablePoints: book.availablePoints,
      pendingPoints: book.pendingPoints,
      endsSoon: book.lots.some(({ isPending, expiresAt }) => !isPending && expiresAt <= soon),
      daysSinceUsed: since(book.usedAt),
    },
    terms,
  )
}

const DAY = 86_400_000
