import { expect, test } from 'vitest'
import { minor } from '@/lib/kernel/money'
import type { StatedPlan, YearFigures } from '@/lib/plan/queries'
import { ruleLines } from './rule-lines'
import { yearOf } from './year-of'

const plan: StatedPlan = {
  id: 1,
  year: 2026,
  goal: 'retention',
  revenueMinor: minor(40_000_000),
  rateBps: 300,
  redemptionBps: 5_000,
  // 1,200,000 points that twelve months and three parts do not divide evenly
  monthWeights: [7, 1, 1, 1, 1, 1, 3, 1, 1, 1, 5, 1],
  budgetWeights: { gifts: 1 },
  ruleWeights: { reviews: 3, birthdays: 2, rest: 2, gone: 0 },
  reason: '',
  createdAt: new Date(0),
  createdByName: '',
}
const figures: YearFigures = {
  year: 2026,
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  today: '2026-03-17',
  month: 2,
  dayOfMonth: 17,
  daysInMonth: 31,
  pockets: [],
  months: [100_001, 90_000, 7_000, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  lastFourWeeks: 28_000,
  granted: [],
}
const year = [0, 0, 0, 0, 0, 0, 0, 0, 0]
const rules = [
  {
    ruleId: 'reviews',
    nameZh: '评价',
    nameEn: 'Reviews',
    since: '2025-06-01',
    months: [90_000, 60_000, 3_000, ...year],
    lastFourWeeks: 21_000,
  },
  {
    ruleId: 'birthdays',
    nameZh: '生日',
    nameEn: 'Birthdays',
    since: '2025-06-01',
    months: [20_000, 1_000, 500, ...year],
    lastFourWeeks: 0,
  },
]
const lines = ruleLines(plan, figures, rules, 100)
const whole = yearOf(plan, figures, 100)
const sum = (of: (line: (typeof lines)[number]) => number) => lines.reduce((all, line) => all + of(line), 0)

test('in every month the rules and the rest are the month, as planned and as given', () => {
  for (const [at, month] of whole.months.entries()) {
    expect(sum((line) => line.planned[at] ?? 0)).toBe(month.planned)
    expect(sum((line) => line.given[at] ?? 0)).toBe(month.issued)
  }
  // a month in which more was taken back than was given by no rule has a rest below nought
  expect(lines.at(-1)?.given.slice(0, 3)).toEqual([-9_999, 29_000, 3_500])
})

test('so are the year, what was due by today, and what was given until now', () => {
  expect(sum((line) => line.sharePoints)).toBe(whole.pool)
  expect(sum((line) => line.pace.plannedPoints)).toBe(whole.pace.plannedPoints)
  expect(sum((line) => line.pace.issuedPoints)).toBe(197_001)
})

test('each rule has its own pace, its own end and its own forecast', () => {
  const [reviews, birthdays] = lines
  // three sevenths of 350,000, of 50,000, and of 27,419, what seventeen days of March come to
  expect(reviews?.pace).toMatchObject({ plannedPoints: 150_000 + 21_428 + 11_751, issuedPoints: 153_000 })
  expect(reviews?.forecastPoints).toBe(153_000 + Math.floor((21_000 * 289) / 28))
  expect(reviews?.pace.daysLeft).toBe(Math.floor((((reviews?.sharePoints ?? 0) - 153_000) * 28) / 21_000))
  expect(birthdays?.pace.daysLeft).toBeNull()
})

test('without weights nothing is planned by rule, and what was given is told all the same', () => {
  const unplanned = ruleLines({ ...plan, ruleWeights: {} }, figures, rules, 100)
  expect(unplanned.every(({ sharePoints, pace }) => sharePoints === 0 && pace.paceBps === null)).toBe(true)
  expect(unplanned.map(({ pace }) => pace.issuedPoints)).toEqual([153_000, 21_500, 22_501])
})

test('a rule that began lately is judged by nothing yet, and carried on by the days that it has', () => {
  const begun = (since: string, given: number) => {
    const late = { ...rules[0], ruleId: 'reviews', nameZh: '', nameEn: '', since, months: [0, 0, given, ...year] }
    const [line] = ruleLines(plan, figures, [{ ...late, lastFourWeeks: given }], 100)
    return line
  }
  // since the seventh of March, eleven days with today: 80 in 11 days are 203 in four weeks, and 2,095 in the 289 days left
  const stands = begun('2026-03-07', 80)
  expect(stands).toMatchObject({ isYoung: true, forecastPoints: 80 + Math.floor((203 * 289) / 28) })
  // due stays that of the year; since its beginning 11,751 of March less the 4,147 of its first six days
  expect(stands?.pace.plannedPoints).toBe(150_000 + 21_428 + 11_751)
  expect(stands?.start).toEqual({ day: '2026-03-07', duePoints: 11_751 - 4_147 })
  expect(begun('2026-03-17', 80)).toMatchObject({ isYoung: true, forecastPoints: null })
  // six weeks old: what was due since its beginning is what it is held against
  const older = begun('2026-02-01', 33_179)
  expect(older).toMatchObject({ isYoung: false, start: { day: '2026-02-01', duePoints: 21_428 + 11_751 } })
  expect(older?.pace.paceBps).toBe(10_000)
  expect(lines.every(({ start, isYoung }) => start === null && !isYoung)).toBe(true)
  // early in January what no rule gives is no younger than it was in December
  const early = ruleLines(plan, { ...figures, today: '2026-01-03', month: 0, dayOfMonth: 3 }, [], 100)
  expect(early).toMatchObject([{ id: 'rest', isYoung: false, start: null, forecastPoints: 197_001 + 362_000 }])
})
