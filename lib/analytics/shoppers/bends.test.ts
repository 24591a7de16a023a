import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bendsOf, type CurvePoint } from './rules'

/** The curve as the database tells it: the dearest first, a point for each per cent. */
function curveOf(spent: readonly number[]): CurvePoint[] {
  const dearest = spent.toSorted((a, b) => b - a)
  return Array.from({ length: 100 }, (_, place) => {
    const shoppers = Math.max(1, Math.ceil((dearest.length * (place + 1)) / 100))
    const head = dearest.slice(0, shoppers)
    const spentMinor = head.reduce((sum, one) => sum + one, 0)
    return { percent: place + 1, shoppers, spentMinor, fromMinor: head.at(-1) ?? 0 }
  })
}

it('stands where three kinds of shoppers part', () => {
  const spent = [...Array(10).fill(10_480_00), ...Array(90).fill(1_000_00), ...Array(900).fill(50_00)]
  expect(bendsOf(curveOf(spent))).toEqual([
    { percent: 10, shoppers: 100, shareBps: 8123, fromMinor: 1_000_00 },
    { percent: 1, shoppers: 10, shareBps: 4370, fromMinor: 10_000_00 },
  ])
})

it('is nowhere when all spend much the same, or nobody bought', () => {
  expect(bendsOf(curveOf(Array(500).fill(80_00)))).toEqual([])
  expect(bendsOf(curveOf(Array.from({ length: 500 }, (_, n) => 80_00 + n)))).toEqual([])
  expect(bendsOf([])).toEqual([])
})

it('rises, and whoever is above a bend stays so when its threshold is rounded', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 100, max: 100_000_00 }), { minLength: 1, maxLength: 300 }), (spent) => {
      const bends = bendsOf(curveOf(spent))
      bends.forEach(({ fromMinor, shoppers }, place) => {
        expect(fromMinor).toBeGreaterThan(bends[place - 1]?.fromMinor ?? 0)
        expect(spent.filter((one) => one >= fromMinor).length).toBeGreaterThanOrEqual(shoppers)
        expect(fromMinor % 100).toBe(0)
      })
    }),
  )
})
