/** A die of its own for each order: 32 well mixed bits of a seed and a name (FNV-1a, then murmur3's last mix). */
function bitsOf(seed: number, name: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193) >>> 0
  return mixed(hash)
}

function mixed(bits: number): number {
  let hash = bits
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A number below a million, always the same for the same seed and name. */
export const drawn = (seed: number, name: string): number => bitsOf(seed, name) % 1_000_000

/** True with a chance, and always the same for the same seed and name: programmes that are compared meet the same luck. */
export const falls = (seed: number, name: string, chanceBps: number): boolean => bitsOf(seed, name) % 10_000 < chanceBps

/** Whole numbers below `most`, the same again for the same seed (mulberry32). */
function diceOf(seed: number): (most: number) => number {
  let state = seed >>> 0
  return (most) => {
    state = (state + 0x6d2b79f5) >>> 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return Math.floor((((bits ^ (bits >>> 14)) >>> 0) * most) / 4_294_967_296)
  }
}

export type Interval = { total: number; low: number; high: number; resamples: number }

const RESAMPLES = 1_000

/**
 * How sure a sum over shoppers is: shoppers are drawn again and again with replacement, and the middle 95 % of the sums
 * are its interval.
 * @see https://en.wikipedia.org/wiki/Bootstrapping_(statistics)#Percentile_bootstrap
 */
export function intervalOf(perShopper: readonly number[], seed: number, resamples = RESAMPLES): Interval {
  const total = perShopper.reduce((sum, one) => sum + one, 0)
  const dice = diceOf(seed)
  const { length } = perShopper
  const sums = Array.from({ length: resamples }, () => {
    let sum = 0
    for (let n = 0; n < length; n += 1) sum += perShopper[dice(length)] ?? 0
    return sum
  }).sort((a, b) => a - b)
  const at = (share: number) => sums[Math.min(resamples - 1, Math.floor(share * resamples))] ?? 0
  return { total, low: at(0.025), high: at(0.975), resamples }
}
