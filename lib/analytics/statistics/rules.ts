import { chiSquareTail, logGamma } from '@/lib/campaigns/g-test/rules'

/** So many of so many. */
export type Share = { hits: number; of: number }

/** A figure and where it lies with 95 % confidence; p: how often chance alone would do at least as much. */
export type Estimate = { value: number; low: number; high: number; p: number }

/** The two-sided 95 % point of the normal distribution. */
const Z = 1.959963984540054
/** …and the point that leaves 20 % above: a power of 80 %. */
const Z_POWER = 0.8416212335729143
const LEVEL = 0.05

/** Wilson's score interval of a share, both ends within [0, 1]. Source: Wilson 1927; Newcombe, Statist. Med. 17 (1998) 857. */
export function wilson({ hits, of }: Share): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 }
  const share = hits / of
  const middle = 2 * hits + Z * Z
  const reach = Z * Math.sqrt(Z * Z + 4 * hits * (1 - share))
  const whole = 2 * (of + Z * Z)
  return { low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) }
}

/**
 * How much larger one share is than another: Newcombe's hybrid score interval (Statist. Med. 17 (1998) 873, method 10); p by the
 * pooled two-proportion test. Null when one of the two is of nobody.
 */
export function differenceOfShares(now: Share, before: Share): Estimate | null {
  if (now.of === 0 || before.of === 0) return null
  const [a, b] = [now.hits / now.of, before.hits / before.of]
  const [x, y] = [wilson(now), wilson(before)]
  const pooled = (now.hits + before.hits) / (now.of + before.of)
  const spread = pooled * (1 - pooled) * (1 / now.of + 1 / before.of)
  return {
    value: a - b,
    low: a - b - Math.hypot(a - x.low, y.high - b),
    high: a - b + Math.hypot(x.high - a, b - y.low),
    p: spread === 0 ? 1 : chiSquareTail((a - b) ** 2 / spread, 1),
  }
}

/** So many observations, what they come to on average, and their variance (of a sample: ÷ n − 1; null of fewer than two). */
export type Moments = { n: number; mean: number; variance: number | null }

/**
 * How much larger one mean is than another, of observations that need not vary alike: Welch's t-test (Biometrika 34 (1947) 28).
 * Null with fewer than two observations on a side, and where nothing varies.
 */
export const differenceOfMeans = (now: readonly number[], before: readonly number[]): Estimate | null =>
  differenceOfMoments(momentsOf(now), momentsOf(before))

/** The same of observations that were added up elsewhere. */
export function differenceOfMoments(a: Moments, b: Moments): Estimate | null {
  if (a.n < 2 || b.n < 2) return null
  const [u, v] = [(a.variance ?? 0) / a.n, (b.variance ?? 0) / b.n]
  if (u + v === 0) return null
  const degrees = (u + v) ** 2 / (u ** 2 / (a.n - 1) + v ** 2 / (b.n - 1))
  const value = a.mean - b.mean
  const reach = studentPoint(degrees) * Math.sqrt(u + v)
  return { value, low: value - reach, high: value + reach, p: studentTail(value / Math.sqrt(u + v), degrees) }
}

/**
 * Whether chance is a poor explanation: p is below the level, and the interval, where it is reckoned in another way, agrees. What could
 * not be compared is not.
 */
export const isSignificant = (estimate: Estimate | null, level: number = LEVEL): boolean =>
  estimate !== null && estimate.p < level && (estimate.low > 0 || estimate.high < 0)

/**
 * Of several figures that are looked at together, those that chance explains badly even so: of twenty that nothing moved one would
 * pass for a finding. Holm's steps (Scand. J. Statist. 6 (1979) 65), in the order that was asked.
 */
export function significantOf(estimates: readonly (Estimate | null)[], level: number = LEVEL): boolean[] {
  const ranked = estimates
    .flatMap((estimate, i) => (estimate ? [{ i, estimate }] : []))
    .sort((a, b) => a.estimate.p - b.estimate.p)
  const found = estimates.map(() => false)
  for (const [rank, { i, estimate }] of ranked.entries()) {
    if (estimate.p >= level / (ranked.length - rank)) break
    found[i] = isSignificant(estimate, level)
  }
  return found
}

/**
 * How many it takes in the one group, with so many times as many in the other, to see a change from one share to another four times
 * out of five (Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions, 3rd ed., 4.12, without continuity correction). Null where there is none to see.
 */
export function sampleNeeded(from: number, to: number, times: number = 1): number | null {
  if (from === to) return null
  const middle = (from + times * to) / (1 + times)
  const chance = Z * Math.sqrt((1 + times) * middle * (1 - middle))
  const reach = chance + Z_POWER * Math.sqrt(times * from * (1 - from) + to * (1 - to))
  return Math.ceil(reach ** 2 / (times * (from - to) ** 2))
}

function momentsOf(values: readonly number[]): Moments {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  return { n, mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1) }
}

/** How often Student's t is at least so far from nought, on either side. */
export const studentTail = (t: number, degrees: number): number =>
  incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5)

/** The two-sided 95 % point of Student's t, by halving: its tail only falls. */
function studentPoint(degrees: number): number {
  let [low, high] = [0, 1]
  while (studentTail(high, degrees) > LEVEL) high *= 2
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (studentTail(middle, degrees) > LEVEL) low = middle
    else high = middle
  }
  return high
}

/** I_x(a, b), the regularised incomplete beta function, by its continued fraction (Abramowitz & Stegun 26.5.8) on the side where it is quick. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return (front * betaFraction(x, a, b)) / a
}

const CLOSE = 1e-15
const MOST_TERMS = 1_000

// Lentz's way; it falls in step with 1/√n, and hundreds of terms are never needed
function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let n = 1; n < MOST_TERMS; n += 1) {
    const even = (n * (b - n) * x) / ((a + 2 * n - 1) * (a + 2 * n))
    d = 1 / (1 + even * d)
    c = 1 + even / c
    value *= d * c
    const odd = (-(a + n) * (a + b + n) * x) / ((a + 2 * n) * (a + 2 * n + 1))
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    value *= d * c
    if (Math.abs(d * c - 1) < CLOSE) break
  }
  return value
}
