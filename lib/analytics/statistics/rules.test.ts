import { describe, expect, test } from 'vitest'
import {
  differenceOfMeans,
  differenceOfMoments,
  differenceOfShares,
  type Estimate,
  isSignificant,
  sampleNeeded,
  significantOf,
  studentTail,
  wilson,
} from './rules'

describe('a share and its interval: Newcombe, Statist. Med. 17 (1998) 857, table I, method 3', () => {
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i lies between %f and %f', (hits, of, low, high) => {
    expect(wilson({ hits, of }).low).toBeCloseTo(low, 4)
    expect(wilson({ hits, of }).high).toBeCloseTo(high, 4)
  })
})

describe('the difference of two shares: Newcombe, Statist. Med. 17 (1998) 873, table II, method 10', () => {
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
  ])('%i/%i less %i/%i lies between %f and %f', (a, m, b, n, low, high) => {
    const found = differenceOfShares({ hits: a, of: m }, { hits: b, of: n })
    expect(found?.low).toBeCloseTo(low, 4)
    expect(found?.high).toBeCloseTo(high, 4)
  })

  test('nobody is no group to compare with', () => {
    expect(differenceOfShares({ hits: 0, of: 0 }, { hits: 1, of: 2 })).toBeNull()
    expect(isSignificant(null)).toBe(false)
  })

  test('where all did it on both sides, nothing speaks against chance', () => {
    expect(differenceOfShares({ hits: 5, of: 5 }, { hits: 9, of: 9 })?.p).toBe(1)
  })
})

describe('the difference of two means', () => {
  // Student's hours of sleep gained (Biometrika 6 (1908) 1), as R's t.test(extra ~ group, data = sleep) works them out
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

  test("is Welch's, with his degrees of freedom", () => {
    const found = differenceOfMeans(first, second)
    expect(found?.value).toBeCloseTo(-1.58, 10)
    expect(found?.low).toBeCloseTo(-3.3654832, 6)
    expect(found?.high).toBeCloseTo(0.2054832, 6)
    expect(found?.p).toBeCloseTo(0.07939, 5)
    expect(isSignificant(found)).toBe(false)
  })

  test('is the same of what was added up elsewhere', () => {
    const of = (values: number[]) => {
      const mean = values.reduce((a, b) => a + b) / values.length
      const squares = values.reduce((sum, value) => sum + value ** 2, 0)
      return { n: values.length, mean, variance: (squares - values.length * mean ** 2) / (values.length - 1) }
    }
    expect(differenceOfMoments(of(first), of(second))?.p).toBeCloseTo(0.07939, 5)
    expect(differenceOfMoments({ n: 1, mean: 3, variance: null }, of(second))).toBeNull()
  })

  test('nothing that does not vary, and nothing of one day, is compared', () => {
    expect(differenceOfMeans([3, 3], [3, 3])).toBeNull()
    expect(differenceOfMeans([3], [1, 2])).toBeNull()
  })
})

// tables of Student's t: the 5 % and 1 % points
test.each([
  [1, 12.7062, 0.05],
  [10, 2.2281, 0.05],
  [30, 2.75, 0.01],
  [120, 1.9799, 0.05],
])('with %i degrees of freedom, t beyond %f has a tail of %f', (degrees, t, tail) => {
  expect(studentTail(t, degrees)).toBeCloseTo(tail, 4)
  expect(studentTail(-t, degrees)).toBeCloseTo(tail, 4)
})

test('two groups of 58 see a half become three quarters four times in five: R, power.prop.test(p1 = .5, p2 = .75, power = .8)', () => {
  expect(sampleNeeded(0.5, 0.75)).toBe(58)
  expect(sampleNeeded(0.3, 0.3)).toBeNull()
})

describe('several figures at once', () => {
  const of = (p: number, low = 0.1): Estimate => ({ value: low, low, high: 0.3, p })

  test('are gone through from the least p on, and the first that does not pass ends it (the worked example of Holm’s steps)', () => {
    expect(significantOf([of(0.01), of(0.04), of(0.03), of(0.005)])).toEqual([true, false, false, true])
  })

  test('what could not be compared is none, and takes no room from the others', () => {
    expect(significantOf([null, of(0.04), null])).toEqual([false, true, false])
  })

  test('an interval that holds nought is no finding, whatever p says', () => {
    expect(significantOf([of(0.0001, -0.01)])).toEqual([false])
    expect(isSignificant(of(0.0001, -0.01))).toBe(false)
  })
})

test('a smaller group needs fewer than two alike, and sees as much: the power of every outcome added up', () => {
  const [from, to, times] = [0.3, 0.45, 3]
  const n = sampleNeeded(from, to, times) ?? 0
  expect(n).toBeLessThan(sampleNeeded(from, to) ?? 0)
  const chances = (of: number, p: number) => {
    const found = [(1 - p) ** of]
    for (let hits = 1; hits <= of; hits += 1)
      found.push(((found[hits - 1] ?? 0) * (of - hits + 1) * p) / (hits * (1 - p)))
    return found
  }
  const [small, large] = [chances(n, from), chances(n * times, to)]
  let power = 0
  for (const [a, u] of small.entries())
    for (const [b, v] of large.entries()) {
      if (u * v < 1e-12) continue
      const p = differenceOfShares({ hits: a, of: n }, { hits: b, of: n * times })?.p ?? 1
      if (p < 0.05) power += u * v
    }
  expect(power).toBeGreaterThan(0.78)
  expect(power).toBeLessThan(0.83)
})
