/** A claim as whoever hands it over sees it. */
export type ToDeliver = { id: string; accountId: string; points: number; delivery: Readonly<Record<string, unknown>> }

/** done: it has been handed over; try-again: not now; never: nobody will ever be able to, the points go back */
export type Delivered =
  | { outcome: 'done'; delivery: Record<string, unknown> }
  | { outcome: 'try-again' | 'never'; trouble: string }

export const DELIVERY_TIMEOUT_MS = 10_000
/** Tries before it is given up: with the pauses doubling, some nine hours. */
export const MOST_TRIES = 10
