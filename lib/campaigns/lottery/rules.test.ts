import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CELLS, cellsOf, shareOf, slicesOf, sliceUnder, stepsFor, turnFor } from './rules'

const weights = (most: number) =>
  fc
    .array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 1, maxLength: most })
    .map((all) => all.map((weight, place) => ({ no: place * 3 + 1, weight })))
const drawId = fc.uuid()

describe('the wheel', () => {
  it('stops on the prize that the server drew, a thousand times', () => {
    fc.assert(
      fc.property(weights(24), drawId, fc.nat(), (all, id, pick) => {
        const prize = all[pick % all.length]?.no ?? 0
        const slices = slicesOf(all)
        const turned = turnFor(slices, prize, shareOf(id))
        expect(turned).not.toBeNull()
        expect(sliceUnder(slices, turned ?? 0)).toBe(prize)
      }),
      { numRuns: 1_000 },
    )
  })

  it('is whole, each slice can be seen, and a likelier prize is never narrower', () => {
    fc.assert(
      fc.property(weights(24), (all) => {
        const slices = slicesOf(all)
        expect(slices[0]?.from).toBe(0)
        expect(slices.at(-1)?.to).toBe(360)
        const widths = slices.map(({ from, to }) => to - from)
        expect(Math.min(...widths)).toBeGreaterThan(7)
        for (const [i, one] of all.entries())
          for (const [j, other] of all.entries())
            if (one.weight > other.weight) expect(widths[i]).toBeGreaterThan((widths[j] ?? 0) - 1e-6)
      }),
      { numRuns: 300 },
    )
  })

  it('is as wide as the odds where they can be seen', () => {
    const slices = slicesOf([
      { no: 1, weight: 1 },
      { no: 2, weight: 3 },
    ])
    expect(slices).toEqual([
      { no: 1, from: 0, to: 90 },
      { no: 2, from: 90, to: 360 },
    ])
  })

  it('knows no way to a prize that is not on it', () => {
    expect(turnFor(slicesOf([{ no: 1, weight: 1 }]), 2, 0.5)).toBeNull()
    expect(
      turnFor(
        slicesOf([
          { no: 1, weight: 1 },
          { no: 2, weight: 0 },
        ]),
        2,
        0.5,
      ),
    ).toBeNull()
  })
})

describe('the nine-grid', () => {
  it('stops on the prize that the server drew, a thousand times', () => {
    fc.assert(
      fc.property(weights(CELLS), drawId, fc.nat(), (all, id, pick) => {
        const prize = all[pick % all.length]?.no ?? 0
        const cells = cellsOf(all) ?? []
        expect(cells).toHaveLength(CELLS)
        const steps = stepsFor(cells, prize, shareOf(id))
        expect(cells[(steps ?? 0) % CELLS]).toBe(prize)
      }),
      { numRuns: 1_000 },
    )
  })

  it('has no room for more than eight', () => {
    expect(cellsOf(Array.from({ length: 9 }, (_, no) => ({ no, weight: 1 })))).toBeNull()
  })
})
