import { describe, expect, it } from 'vitest'
import { chiSquareTail, gTest, logEvidence } from './rules'

describe('the upper tail of chi-square', () => {
  // critical values as printed in NIST/SEMATECH e-Handbook 1.3.6.7.4, to three decimals
  it.each([
    [3.841, 1, 0.05],
    [6.635, 1, 0.01],
    [10.828, 1, 0.001],
    [5.991, 2, 0.05],
    [18.307, 10, 0.05],
    [29.588, 10, 0.001],
    [67.505, 50, 0.05],
    [86.661, 50, 0.001],
    [124.342, 100, 0.05],
    [149.449, 100, 0.001],
    [0.004, 1, 0.95],
    [37.689, 50, 0.9],
    [61.918, 100, 0.999],
  ])('%f with %i degrees is %f', (x, degrees, p) => {
    // three decimals of x leave so much of p open
    expect(Math.abs(chiSquareTail(x, degrees) / p - 1)).toBeLessThan(degrees === 1 && x < 0.01 ? 0.01 : 0.002)
  })

  it('with two degrees is an exponential, and falls from one to nought', () => {
    for (const x of [1e-6, 0.1, 1, 4, 40, 400]) expect(chiSquareTail(x, 2)).toBeCloseTo(Math.exp(-x / 2), 14)
    expect([chiSquareTail(0, 5), chiSquareTail(1e6, 5)]).toEqual([1, 0])
  })
})

describe('G', () => {
  it('is what the textbook says', () => {
    // Sokal & Rohlf, 3 : 1 with 63 and 31 (McDonald, Handbook of Biological Statistics, "G-test of goodness-of-fit": 770 and 230)
    const { g, degrees, p } = gTest([770, 230], [3, 1])
    expect(g).toBeCloseTo(2 * (770 * Math.log(770 / 750) + 230 * Math.log(230 / 250)), 12)
    expect(degrees).toBe(1)
    expect(p).toBeCloseTo(0.141, 2)
  })

  it('is nought where all is as expected, whatever the weights add up to', () => {
    expect(gTest([10, 20, 70], [1, 2, 7])).toEqual({ g: 0, degrees: 2, p: 1, cells: 3 })
  })

  it('takes classes together that are too rare to be compared', () => {
    expect(gTest([2, 3, 500, 495], [2, 3, 500, 495])).toMatchObject({ cells: 3, degrees: 2 })
    expect(gTest([1, 999_999], [1, 999_999])).toMatchObject({ cells: 1, p: 1 })
    expect(gTest([0, 0], [1, 1])).toMatchObject({ cells: 0, p: 1 })
  })

  it('believes no odds by which what was drawn can’t be drawn', () => {
    expect(gTest([1, 99], [0, 1]).p).toBe(0)
  })

  it('finds a thumb on the scale of one in a hundred', () => {
    expect(gTest([51_000, 49_000], [1, 1]).p).toBeLessThan(1e-9)
    expect(gTest([50_100, 49_900], [1, 1]).p).toBeGreaterThan(0.5)
  })
})

/** Numbers in [0, 1), the same each time (mulberry32). */
function numbers(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Of so many campaigns drawn by `real` and told as `said`, how many ever look wrong to somebody who looks after every tenth draw. */
function everAlarmed(said: readonly number[], real: readonly number[], isAlarm: (counts: number[]) => boolean): number {
  const [campaigns, draws] = [250, 1_000]
  const next = numbers(7)
  const whole = real.reduce((sum, weight) => sum + weight, 0)
  let alarmed = 0
  for (let campaign = 0; campaign < campaigns; campaign += 1) {
    const counts = said.map(() => 0)
    for (let n = 1; n <= draws; n += 1) {
      let at = 0
      for (let r = next() * whole - (real[0] ?? 0); r >= 0 && at < real.length - 1; r -= real[at] ?? 0) at += 1
      counts[at] = (counts[at] ?? 0) + 1
      if (n % 10 > 0 || !isAlarm(counts)) continue
      alarmed += 1
      break
    }
  }
  return alarmed / campaigns
}

describe('whoever looks again and again', () => {
  const odds = [500, 300, 150, 49, 1]
  const ONE_IN_TWENTY = 0.05

  it('sees fair odds look wrong far too often by G alone, and not by what is evidence for all looks together', () => {
    expect(everAlarmed(odds, odds, (counts) => gTest(counts, odds).p < ONE_IN_TWENTY)).toBeGreaterThan(
      6 * ONE_IN_TWENTY,
    )
    const byEvidence = everAlarmed(odds, odds, (counts) => logEvidence(counts, odds) > -Math.log(ONE_IN_TWENTY))
    expect(byEvidence).toBeLessThanOrEqual(ONE_IN_TWENTY)
  })

  it('finds a thumb on the scale all the same', () => {
    const bent = [650, 220, 90, 39, 1]
    const found = everAlarmed(odds, bent, (counts) => logEvidence(counts, odds) > Math.log(1_000))
    expect(found).toBeGreaterThan(0.9)
  })

  it('weighs what a Dirichlet about the told odds says: twenty of one kind where two are alike are 2^20 to 21', () => {
    expect(Math.exp(logEvidence([20, 0], [1, 1]))).toBeCloseTo(2 ** 20 / 21, 6)
    expect(logEvidence([0, 0], [1, 1])).toBeCloseTo(0, 12)
    expect(logEvidence([5], [1])).toBe(0)
    expect(logEvidence([1, 99], [0, 1])).toBe(Number.POSITIVE_INFINITY)
  })
})
