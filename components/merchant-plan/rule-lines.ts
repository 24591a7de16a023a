import type { RuleGiven, StatedPlan, YearFigures } from '@/lib/plan/queries'
import { forecastPoints, monthsOf, type Pace, paceOf, plannedBy, REST, rulesOfMonths, sharesOf } from '@/lib/plan/rules'
import { daysToYearEnd } from './year-of'

/** A rule beside its plan; the last line is what no rule gave, less what was taken back. */
export type RuleLine = {
  id: string
  nameZh: string | null
  nameEn: string | null
  /** January to December */
  planned: readonly number[]
  given: readonly number[]
  sharePoints: number
  pace: Pace
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
  const rest = {
    ruleId: REST,
    nameZh: null,
    nameEn: null,
    months: figures.months.map((all, at) => all - sumOf(rules.map((rule) => rule.months[at] ?? 0))),
    lastFourWeeks: figures.lastFourWeeks - sumOf(rules.map((rule) => rule.lastFourWeeks)),
  }
  const runs = figures.month in months
  return [...rules, rest].map(({ ruleId, nameZh, nameEn, months: given, lastFourWeeks }) => {
    const own = planned.get(ruleId) ?? none
    const [sharePoints, givenPoints] = [sumOf(own), sumOf(given)]
    return {
      id: ruleId,
      nameZh,
      nameEn,
      planned: own,
      given,
      sharePoints,
      pace: paceOf(sharePoints, due.get(ruleId) ?? 0, givenPoints, lastFourWeeks),
      forecastPoints: runs ? forecastPoints(givenPoints, lastFourWeeks, daysToYearEnd(figures)) : null,
    }
  })
}

// what each rule was to have given by today: its part of whole months, and of what the one that runs has come to
function dueOf(plan: StatedPlan, figures: YearFigures, months: readonly number[]): Map<string, number> {
  const { month, dayOfMonth, daysInMonth } = figures
  const whole = rulesOfMonths(months.slice(0, Math.max(0, Math.min(month, 12))), plan.ruleWeights)
  const before = sumOf(months.slice(0, Math.max(0, month)))
  const running = month in months ? plannedBy(months, month, dayOfMonth, daysInMonth) - before : 0
  const part = new Map(sharesOf(running, plan.ruleWeights).map((one) => [one.budgetId, one.points]))
  return new Map(Object.keys(plan.ruleWeights).map((id) => [id, sumOf(whole.get(id) ?? []) + (part.get(id) ?? 0)]))
}
