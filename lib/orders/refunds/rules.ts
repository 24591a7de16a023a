import type { RefundOutcome, RefundScope } from './schema'

/** What somebody wishes to give back, as a form holds it; null for an amount that is not typed. */
export type RefundWish = {
  kind: RefundScope['kind']
  /** by the line's position */
  pieces: Readonly<Record<number, number>>
  amountMinor: number | null
  shippingMinor: number | null
}

type Kept = { quantity: number; refundedQuantity: number; openedQuantity: number }

/** How many pieces of a line can still go back: not those that did, nor boxes that were opened. */
export const leftOf = ({ quantity, refundedQuantity, openedQuantity }: Kept): number =>
  Math.max(0, quantity - refundedQuantity - openedQuantity)

/** What of an order can be wished back: never the whole of one of which something was opened; a sum of money always. */
export function wishKinds(lines: readonly Kept[]): RefundWish['kind'][] {
  if (lines.every(({ openedQuantity }) => openedQuantity === 0)) return ['rest', 'pieces', 'amount']
  return lines.some((line) => leftOf(line) > 0) ? ['pieces', 'amount'] : ['amount']
}

/** What a form begins with. */
export const firstWish = (lines: readonly Kept[]): RefundWish => ({
  kind: wishKinds(lines)[0] ?? 'rest',
  pieces: {},
  amountMinor: null,
  shippingMinor: null,
})

/** A wish as the shop is asked for it; null while there is nothing in it, or a number that is none. */
export function scopeOfWish({ kind, pieces, amountMinor, shippingMinor }: RefundWish): RefundScope | null {
  if (kind === 'rest') return { kind }
  const shipping = shippingMinor ?? 0
  if (!Number.isSafeInteger(shipping)) return null
  if (kind === 'amount') {
    const amount = amountMinor ?? 0
    return Number.isSafeInteger(amount) && amount + shipping > 0
      ? { kind, amountMinor: amount, shippingMinor: shipping }
      : null
  }
  const lines = Object.entries(pieces)
    .filter(([, quantity]) => quantity > 0)
    .map(([position, quantity]) => ({ position: Number(position), quantity }))
  if (lines.length > 0) return { kind, lines, shippingMinor: shipping }
  return shipping > 0 ? { kind: 'amount', amountMinor: 0, shippingMinor: shipping } : null
}

export type ReturnedPoints = { points: number; expiresAt: string | null; isGraced: boolean }

/** Points that come back, by when they end: soonest first, what never ends last. */
export function returnedByEnd(lots: RefundOutcome['returnedLots']): ReturnedPoints[] {
  const sums = new Map<string, ReturnedPoints>()
  for (const { points, expiresAt, graced } of lots) {
    const isGraced = graced === true
    const key = isGraced ? 'graced' : (expiresAt ?? 'never')
    const before = sums.get(key)?.points ?? 0
    sums.set(key, { points: before + points, expiresAt, isGraced })
  }
  const end = ({ expiresAt, isGraced }: ReturnedPoints) =>
    isGraced ? 0 : expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(expiresAt)
  return [...sums.values()].toSorted((a, b) => (end(a) < end(b) ? -1 : 1))
}

/** Of the earned points that are taken back: from the order's own lot, and from others. */
export function revokedFrom(lots: RefundOutcome['revokedLots']): { own: number; others: number } {
  const sum = (isOwn: boolean) =>
    lots.filter(({ own }) => own === isOwn).reduce((total, { points }) => total + points, 0)
  return { own: sum(true), others: sum(false) }
}
