import { row } from '@/lib/db/sql'

/** So many tries in a window; the database counts, so several processes share one window. */
export type Rate = { readonly max: number; readonly seconds: number }

/** True while the key has tries left in its window. */
export async function takeRate(key: string, rate: Rate): Promise<boolean> {
  const taken = await row<{ ok: boolean }>('select take_rate_limit($1, $2, $3) as ok', [key, rate.max, rate.seconds])
  return taken?.ok === true
}

/** A cookie is free, so guests share one count of wrong guesses at a door: this many a second, and it shuts for all of them. */
const WRONG_GUESSES: Rate = { max: 10, seconds: 1 }
const keyOf = (door: string) => `wrong:${door}`

export const countWrongGuess = (door: string): Promise<boolean> => takeRate(keyOf(door), WRONG_GUESSES)

/** Whether so many have just guessed wrong at a door that nobody is told anything there. */
export const isShut = (door: string): Promise<boolean> => isSpent(keyOf(door), WRONG_GUESSES)

/** Whether a key has no tries left, without taking one. */
export async function isSpent(key: string, rate: Rate): Promise<boolean> {
  const found = await row<{ spent: boolean }>(
    'select taken >= $2 and window_start > now() - make_interval(secs => $3) as spent from rate_limit where key = $1',
    [key, rate.max, rate.seconds],
  )
  return found?.spent === true
}
