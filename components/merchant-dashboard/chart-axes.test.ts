import fc from 'fast-check'
import { expect, it } from 'vitest'
import { alignedAxes, niceStep } from './chart-axes'

it('steps by round numbers', () => {
  expect([1, 3, 11, 24, 26, 700].map(niceStep)).toEqual([1, 5, 20, 25, 50, 1000])
})

it('puts both noughts on one line when money went back', () => {
  const { main, count } = alignedAxes([800_000, -450_000, 0], [1, 4, 0])
  expect(main).toEqual({
    domain: [-600_000, 800_000],
    ticks: [-600_000, -400_000, -200_000, 0, 200_000, 400_000, 600_000, 800_000],
  })
  expect(count).toEqual({ domain: [-3, 4], ticks: [0, 1, 2, 3, 4] })
})

it('begins at nought when nothing went back, and draws days on which nothing happened', () => {
  expect(alignedAxes([100, 200], [1, 2]).main.domain[0]).toBe(0)
  expect(alignedAxes([], [])).toEqual({
    main: { domain: [0, 1], ticks: [0, 1] },
    count: { domain: [0, 1], ticks: [0, 1] },
  })
})

it('holds every figure, whole on the scale of counts, with noughts at one height', () => {
  const whole = fc.array(fc.integer({ min: -5_000_000, max: 5_000_000 }), { maxLength: 90 })
  fc.assert(
    fc.property(whole, fc.array(fc.nat({ max: 3000 }), { maxLength: 90 }), (amounts, counts) => {
      const { main, count } = alignedAxes(amounts, counts)
      for (const amount of amounts) expect(amount >= main.domain[0] && amount <= main.domain[1]).toBe(true)
      for (const one of counts) expect(one).toBeLessThanOrEqual(count.domain[1])
      expect(count.ticks.every(Number.isInteger)).toBe(true)
      expect(main.domain[0] * count.domain[1]).toBeCloseTo(count.domain[0] * main.domain[1])
    }),
  )
})
