import type { RuleGiven, StatedPlan, YearFigures } from '@/lib/plan/queries'
import {
  forecastPoints,
  fourWeeksOf,
  monthsOf,
  type Pace,
  paceOf,
  plannedBy,
  REST,
  rulesOfMonths,
  sharesOf,
  YOUNG_DAYS,
} from '@/lib/plan/rules'
import { daysGoing, daysToYearEnd } from './year-of'

/** A rule beside its plan; the last line is what no rule gave, less what was taken back. */
export type RuleLine = {
  id: string
  nameZh: string | null
  nameEn: string | null
  /** January to December */
  planned: readonly number[]
  given: readonly number[]
  sharePoints: number
  /** its pace is that of the days since its beginning */
  pace: Pace
  /** of one that began within the year: when, and what of its due falls to the days since; else null */
  start: { day: string; duePoints: number } | null
  /** it began so lately that its pace says nothing yet */
  isYoung: boolean
  /** where the year ends as it goes; null of a year that is not the one that runs */
  forecastPoints: number | null
}

const sumOf = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0)
const none = Array.from({ length: 12 }, () => 0)

/** What each rule was to give and gave. In every month the lines add up to the plan and to what was given; so do the year and today. */
export function ruleLines(
  plan: StatedPlan,
  figures: YearFigures,
  rules: readonly RuleGiven[],
  pointsPerUnit: number,
): RuleLine[] {
  const months = monthsOf(plan, pointsPerUnit)
  const planned = rulesOfMonths(months, plan.ruleWeights)
  const due = dueOf(plan, figures, months)
  const first = `${figures.year}-01-01`
  const rest = {
    ruleId: REST,
    nameZh: null,
    nameEn: null,
    // hands have given since long before the year
    since: `${figures.year - 1}-01-01`,
    months: figures.months.map((all, at) => all - sumOf(rules.map((rule) => rule.months[at] ?? 0))),
    lastFourWeeks: figures.lastFourWeeks - sumOf(rules.map((rule) => rule.lastFourWeeks)),
  }
  const runs = figures.month in months
  return [...rules, rest].map(({ ruleId, nameZh, nameEn, since, months: given, lastFourWeeks }) => {
    const own = planned.get(ruleId) ?? none
    const [sharePoints, givenPoints, duePoints] = [sumOf(own), sumOf(given), due.get(ruleId) ?? 0]
    const before = since > first && runs ? (dueOf(plan, dayBefore(figures, since), months).get(ruleId) ?? 0) : 0
    const days = daysGoing(since, figures)
    const fourWeeks = fourWeeksOf(lastFourWeeks, days)
    const ownDue = Math.max(0, duePoints - before)
    const { paceBps } = paceOf(sharePoints, ownDue, givenPoints, 0)
    return {
      id: ruleId,
      nameZh,
      nameEn,
      planned: own,
      given,
      sharePoints,
      pace: { ...paceOf(sharePoints, duePoints, givenPoints, fourWeeks ?? 0), paceBps },
      start: since > first && runs ? { day: since, duePoints: ownDue } : null,
      isYoung: runs && days < YOUNG_DAYS,
      forecastPoints:
        runs && fourWeeks !== null ? forecastPoints(givenPoints, fourWeeks, daysToYearEnd(figures)) : null,
    }
  })
}

type Stand = Pick<YearFigures, 'month' | 'dayOfMonth' | 'daysInMonth'>

// where the year stood before a day of it
function dayBefore({ year }: YearFigures, day: string): Stand {
  const [, month = 1, dayOfMonth = 1] = day.split('-').map(Number)
  return { month: month - 1, dayOfMonth: dayOfMonth - 1, daysInMonth: new Date(Date.UTC(year, month, 0)).getUTCDate() }
}

// what each rule was to have given by a day: its part of whole months, and of what the one that runs has come to
function dueOf(plan: StatedPlan, stand: Stand, months: readonly number[]): Map<string, number> {
  const { month, dayOfMonth, daysInMonth } = stand
  const whole = rulesOfMonths(months.slice(0, Math.max(0, Math.min(month, 12))), plan.ruleWeights)
  const before = sumOf(months.slice(0, Math.max(0, month)))
  const running = month in months ? plannedBy(months, month, dayOfMonth, daysInMonth) - before : 0
  const part = new Map(sharesOf(running, plan.ruleWeights).map((one) => [one.budgetId, one.points]))
  return new Map(Object.keys(plan.ruleWeights).map((id) => [id, sumOf(whole.get(id) ?? []) + (part.get(id) ?? 0)]))
}
