/** What a count of draws says of its odds. */
export type GTest = {
  /** 2 × Σ observed × ln(observed ÷ expected): the further off, the larger */
  g: number
  degrees: number
  /** how often fair odds would be at least as far off by chance */
  p: number
  /** classes that were compared, those too rare to compare alone taken together */
  cells: number
}

/** Below this the expected count of a class says too little by itself. */
const LEAST_EXPECTED = 5

/**
 * Compares counts with the weights they were drawn by. Classes that are expected fewer than five times are taken together, and with
 * the next rarest while that is not enough. With fewer than two classes there is nothing to say: p is 1. What can't be drawn and was
 * drawn all the same has p 0.
 */
export function gTest(observed: readonly number[], weights: readonly number[]): GTest {
  const all = observed.reduce((sum, count) => sum + count, 0)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const cells = pooled(observed.map((count, i) => ({ observed: count, expected: ((weights[i] ?? 0) / whole) * all })))
  if (all > 0 && observed.some((count, i) => count > 0 && !weights[i]))
    return { g: Number.POSITIVE_INFINITY, degrees: Math.max(1, cells.length - 1), p: 0, cells: cells.length }
  if (cells.length < 2) return { g: 0, degrees: 0, p: 1, cells: cells.length }
  // rounding may leave a hair below nought where all is as expected
  const g = Math.max(
    0,
    2 * cells.reduce((sum, { observed: o, expected: e }) => sum + (o === 0 ? 0 : o * Math.log(o / e)), 0),
  )
  return { g, degrees: cells.length - 1, p: chiSquareTail(g, cells.length - 1), cells: cells.length }
}

/**
 * What a G-test may say to somebody who looks again and again: the logarithm of e, by which counts speak against their weights. However
 * often fair draws are looked at, e ever reaches 1/p in no more than p of all cases (Ville), so that 1/e is a p for all looks together.
 * e is the likelihood of the counts under odds scattered about those that were told, a draw's weight for each class (Dirichlet), over
 * that under those told: about G/2, less what having looked at so many draws costs (docs/fairness.md).
 */
export function logEvidence(observed: readonly number[], weights: readonly number[]): number {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const classes = weights.filter((weight) => weight > 0).length
  const all = observed.reduce((sum, count) => sum + count, 0)
  if (all > 0 && observed.some((count, i) => count > 0 && !weights[i])) return Number.POSITIVE_INFINITY
  if (classes < 2) return 0
  const said = observed.reduce((sum, count, i) => {
    const share = (weights[i] ?? 0) / whole
    return count === 0
      ? sum
      : sum + logGamma(classes * share + count) - logGamma(classes * share) - count * Math.log(share)
  }, 0)
  return said - logGamma(classes + all) + logGamma(classes)
}

type Cell = { observed: number; expected: number }

function pooled(cells: readonly Cell[]): Cell[] {
  const rising = cells.filter(({ expected }) => expected > 0).toSorted((a, b) => a.expected - b.expected)
  const together: Cell = { observed: 0, expected: 0 }
  while (
    rising[0] &&
    (rising[0].expected < LEAST_EXPECTED || (together.expected > 0 && together.expected < LEAST_EXPECTED))
  ) {
    together.observed += rising[0].observed
    together.expected += rising[0].expected
    rising.shift()
  }
  return together.expected > 0 ? [together, ...rising] : rising
}

/** The upper tail of chi-square: how often it is larger than x, with so many degrees of freedom. */
export const chiSquareTail = (x: number, degrees: number): number => (x <= 0 ? 1 : upperGamma(degrees / 2, x / 2))

const CLOSE = 1e-15
const MOST_TERMS = 10_000

/** Q(a, x), the regularised upper incomplete gamma function: by its series below a + 1, by its continued fraction above. */
function upperGamma(a: number, x: number): number {
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? 1 - front * series(a, x) : front * fraction(a, x)
}

function series(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < MOST_TERMS && term > sum * CLOSE; n += 1) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

// Lentz's way of working a continued fraction out from its front
function fraction(a: number, x: number): number {
  const least = 1e-300
  let b = x + 1 - a
  let c = 1 / least
  let d = 1 / b
  let value = d
  for (let n = 1; n < MOST_TERMS; n += 1) {
    const step = -n * (n - a)
    b += 2
    d = 1 / notNought(step * d + b, least)
    c = notNought(b + step / c, least)
    value *= d * c
    if (Math.abs(d * c - 1) < CLOSE) break
  }
  return value
}

const notNought = (value: number, least: number) => (Math.abs(value) < least ? least : value)

// Lanczos with g = 7 and nine terms: fifteen digits
const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

/** The logarithm of the gamma function, z above nought. */
export function logGamma(z: number): number {
  if (z < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * z)) - logGamma(1 - z)
  const at = z - 1
  const sum = lanczos.reduce((whole, term, i) => whole + term / (at + i + 1), 0.9999999999998099)
  const t = at + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(t) - t + Math.log(sum)
}
