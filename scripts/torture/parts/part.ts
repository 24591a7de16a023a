import type { Durable } from '../kills/durable-server'
import type { Tally } from '../tally'

/** What went wrong, with all that is needed to see it again. */
export type Failing = { part: string; seed: number; what: string[]; details?: unknown }

/** `did` is for the record: how many of what. */
export type Shard = { tally: Tally; failing: Failing[]; did: Record<string, number> }

/**
 * A part of the torture as an endless row of shards, each of a minute or less; the same seed and number do the same
 * things. `shards` says when a part has nothing new to try.
 */
export type Part = {
  name: string
  shards?: number
  shard: (durable: Durable, seed: number, no: number) => Promise<Shard>
}

export const failingOf = (part: string, seed: number, what: string[], details?: unknown): Failing[] =>
  what.length > 0 ? [{ part, seed, what: what.slice(0, 20), details }] : []
