import { describe, expect, it } from 'vitest'
import { chiSquareTail, gTest } from './rules'

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
