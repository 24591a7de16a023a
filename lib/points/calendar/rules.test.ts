import { describe, expect, it } from 'vitest'
import { monthsFrom, weeksOf } from './rules'

describe('the calendar', () => {
  it('goes on from this month, over the year', () => {
    expect(monthsFrom('2026-11-22', 3)).toEqual(['2026-11', '2026-12', '2027-01'])
    expect(monthsFrom('2026-01-31', 12)).toHaveLength(12)
  })

  it.each([
    ['2027-02', 4, '2027-02-01', '2027-02-28'],
    ['2028-02', 5, '2028-02-01', '2028-02-29'],
    ['2026-11', 6, '2026-11-01', '2026-11-30'],
  ])('%s has %i weeks of seven days, Monday first, and all of its days once', (month, weeks, first, last) => {
    const drawn = weeksOf(month)
    expect(drawn).toHaveLength(weeks)
    expect(drawn.every((week) => week.length === 7)).toBe(true)
    const days = drawn.flat().filter((day) => day !== null)
    expect([days[0], days.at(-1), new Set(days).size]).toEqual([first, last, Number(last.slice(8))])
    for (const day of drawn.map((week) => week[0]))
      expect(day === null || day === undefined || new Date(day).getUTCDay()).not.toBe(0)
  })
})
