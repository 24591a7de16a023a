/** A prize's part of the wheel: from one angle to another, clockwise from the top, in degrees. */
export type Slice = { no: number; from: number; to: number }

type Weighted = { no: number; weight: number }

/** Narrower than this a slice can't be seen, however small its odds are. */
const NARROWEST = 14
const FULL = 360
export const TURNS = 4

/**
 * The wheel: slices as wide as their odds, so that it doesn't look likelier than it is; what would be too narrow to see is
 * widened and the others give room. What can't be drawn has no slice.
 */
export function slicesOf(weights: readonly Weighted[]): Slice[] {
  const drawn = weights.filter(({ weight }) => weight > 0)
  const least = Math.min(NARROWEST, FULL / (drawn.length * 2))
  const narrow = new Set<number>()
  // widening one leaves less for the others, of which another may become too narrow
  for (;;) {
    const wide = drawn.filter(({ no }) => !narrow.has(no))
    const sum = wide.reduce((total, { weight }) => total + weight, 0)
    const room = FULL - least * narrow.size
    const next = wide.find(({ weight }) => (weight / sum) * room < least)
    if (!next) return laid(drawn, (one) => (narrow.has(one.no) ? least : (one.weight / sum) * room))
    narrow.add(next.no)
  }
}

function laid(drawn: readonly Weighted[], widthOf: (one: Weighted) => number): Slice[] {
  let at = 0
  return drawn.map((one, place) => {
    const from = at
    at = place === drawn.length - 1 ? FULL : from + widthOf(one)
    return { no: one.no, from, to: at }
  })
}

/** Which slice stands under the pointer at the top when the wheel is turned clockwise so far. */
export function sliceUnder(slices: readonly Slice[], turned: number): number | null {
  const at = (((FULL - turned) % FULL) + FULL) % FULL
  return slices.find(({ from, to }) => at >= from && at < to)?.no ?? null
}

/** A number from 0 to 1 that a draw always has: its replay looks the same each time. */
export function shareOf(drawId: string): number {
  const bits = Number.parseInt(drawId.replaceAll('-', '').slice(-8), 16)
  return Number.isNaN(bits) ? 0.5 : bits / 0x1_0000_0000
}

/** How far the wheel turns for the prize that the server has drawn: it stops within its slice, never on an edge. */
export function turnFor(slices: readonly Slice[], prizeNo: number, share: number): number | null {
  const slice = slices.find(({ no }) => no === prizeNo)
  if (!slice) return null
  const at = slice.from + (slice.to - slice.from) * (0.15 + 0.7 * share)
  return TURNS * FULL + (FULL - at)
}

/** The cells of the nine-grid around its middle, clockwise from the upper left. */
export const CELLS = 8

/** Which prize stands in which cell: each once, then the likeliest again; null where there are more than eight. */
export function cellsOf(weights: readonly Weighted[]): number[] | null {
  const drawn = weights.filter(({ weight }) => weight > 0)
  if (drawn.length === 0 || drawn.length > CELLS) return null
  const likeliest = drawn.toSorted((a, b) => b.weight - a.weight || a.no - b.no)
  const again = Array.from({ length: CELLS - drawn.length }, (_, place) => likeliest[place % likeliest.length])
  return [...drawn, ...again].map((one) => one?.no ?? 0)
}

/** How many steps the light goes, from the first cell on, until it stands on the prize that the server has drawn. */
export function stepsFor(cells: readonly number[], prizeNo: number, share: number): number | null {
  const places = cells.flatMap((no, place) => (no === prizeNo ? [place] : []))
  const place = places[Math.floor(share * places.length)]
  return place === undefined ? null : 2 * CELLS + place
}
