import type { StatedPlan } from '@/lib/plan/queries'
import type { PlanInput } from './plan-form-client'

/** A plan as its form begins: as it stands, or an even year of 3 % when there is none. Every open budget has its weight; rules have none until the year is planned by them. */
export function statedInput(
  plan: StatedPlan | null,
  year: number,
  budgets: readonly { id: string }[],
  rules: readonly { id: string }[],
): PlanInput['plan'] {
  return {
    year,
    goal: plan?.goal ?? 'retention',
    revenueMinor: plan?.revenueMinor ?? Number.NaN,
    rateBps: plan?.rateBps ?? 300,
    redemptionBps: plan?.redemptionBps ?? 3_000,
    monthWeights: plan ? [...plan.monthWeights] : Array.from({ length: 12 }, () => 1),
    budgetWeights: Object.fromEntries(budgets.map(({ id }) => [id, plan ? (plan.budgetWeights[id] ?? 0) : 1])),
    ruleWeights: Object.fromEntries(rules.map(({ id }) => [id, plan?.ruleWeights[id] ?? 0])),
  }
}
