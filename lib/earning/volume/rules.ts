import { DRAFT, withDraft } from '../margin/rules'
import { type FieldPath, type LintNote, note } from '../notes/rules'
import type { RuleDefinition } from '../programme/rules'
import type { EarningTerms } from '../rules'
import { awardOfSample, type SampleOrder, type Volume } from '../sample/rules'

/** What a rule may still give out of one purse: its own total, or its budget. */
export type Room = { path: Extract<FieldPath, 'limits.totalPoints' | 'budgetId'>; points: number }

const TIME = ['weekday', 'month-day']

/** What the rule would give on one of its days, if people bought as they did of late. */
export function dailyForecast(
  rule: RuleDefinition,
  terms: EarningTerms,
  orders: readonly SampleOrder[],
  volume: Volume,
): number {
  if (orders.length === 0 || volume.orders === 0) return 0
  // on a day that the rule is for: the sample's own days say nothing of that
  const onItsDay = { ...rule, conditions: rule.conditions.filter(({ kind }) => !TIME.includes(kind)) }
  const whole = withDraft(terms, { ...onItsDay, limits: { ...rule.limits, totalPoints: null } })
  const given = orders.reduce((sum, order) => {
    const rows = awardOfSample(order, whole).explanation.rules
    return sum + (rows?.find((row) => row.rule === DRAFT.id)?.points ?? 0)
  }, 0)
  return Math.round((given * volume.orders) / (orders.length * volume.days))
}

/** A rule that would empty its purse in a day is small for what it promises. */
export function lintVolume(forecast: number, rooms: readonly Room[]): LintNote[] {
  return rooms
    .filter(({ points }) => forecast > points)
    .map(({ path, points }) =>
      note(path === 'budgetId' ? 'budget-in-a-day' : 'total-in-a-day', path, { points: forecast, room: points }),
    )
}
