import type { LineGoods } from '@/lib/catalog/rules'
import { award, type Earner, type EarningTerms, goodsOnly, type Nudge, nudge, orderFacts } from '@/lib/earning/rules'
import { floorFraction } from '@/lib/kernel/fraction'
import { type Minor, minor } from '@/lib/kernel/money'
import { noPoints, type Points } from '@/lib/kernel/points'

/** The most of one thing that one cart holds. */
export const MOST_PIECES = 99

export type CartLine = LineGoods & {
  unitPriceMinor: Minor
  compareAtMinor: Minor | null
  quantity: number
  /** what can be had now; 0 when sold out or taken off the shelf */
  available: number
}

export type Cart = {
  lines: CartLine[]
  isMember: boolean
  currency: string
  /** goods from which shipping is free; null where it never is */
  freeShippingOverMinor: Minor | null
  /** null when the shop has no points rules yet */
  earning: EarningTerms | null
  /** null where rate and steps are all there is */
  earner?: Earner | null
}

export type FreeShipping = { missingMinor: Minor; thresholdMinor: Minor; progressBps: number }

export type CartSummary = {
  pieces: number
  goodsMinor: Minor
  /** null where shipping is never free */
  freeShipping: FreeShipping | null
  earnsPoints: Points
  nudge: Nudge | null
  /** lines that ask for more than there is */
  short: CartLine[]
}

/** A cart promises what checkout will keep: the same goods, the same way to free shipping, the same points. */
export function summarise({ lines, freeShippingOverMinor, earning, earner }: Cart): CartSummary {
  const goodsMinor = minor(lines.reduce((sum, line) => sum + line.unitPriceMinor * line.quantity, 0))
  const bought = lines.map((line) => ({ ...line, ...goodsOnly(minor(line.unitPriceMinor * line.quantity)) }))
  const facts = earning?.live && lines.length > 0 ? orderFacts(bought, earner ?? null) : {}
  return {
    pieces: countPieces(lines),
    goodsMinor,
    freeShipping: freeShippingAt(goodsMinor, freeShippingOverMinor),
    earnsPoints: earning ? award(goodsOnly(goodsMinor), earning, facts).points : noPoints,
    nudge: earning && goodsMinor > 0 ? nudge(goodsOnly(goodsMinor), earning, facts) : null,
    short: lines.filter((line) => line.quantity > line.available),
  }
}

export function countPieces(lines: readonly Pick<CartLine, 'quantity'>[]): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0)
}

/** How far the goods are from free shipping ("还差 ¥12 免邮"). */
export function freeShippingAt(goodsMinor: Minor, thresholdMinor: Minor | null): FreeShipping | null {
  if (thresholdMinor === null || thresholdMinor <= 0) return null
  const missingMinor = minor(Math.max(0, thresholdMinor - goodsMinor))
  const progressBps = missingMinor === 0 ? 10_000 : floorFraction(goodsMinor, 10_000, thresholdMinor)
  return { missingMinor, thresholdMinor, progressBps }
}

/** Lines as the server has them, in the order this shopper has been looking at. */
export function inKnownOrder(lines: readonly CartLine[], known: readonly Pick<CartLine, 'variantId'>[]): CartLine[] {
  const places = new Map(known.map((line, place) => [line.variantId, place]))
  const placeOf = (line: CartLine) => places.get(line.variantId) ?? Number.MAX_SAFE_INTEGER
  return [...lines].sort((a, b) => placeOf(a) - placeOf(b))
}
