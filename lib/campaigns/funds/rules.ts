import type { LintFacts } from '../facts/rules'
import { type Finding, finding } from '../findings/rules'
import { expectedOf, mostOf } from '../forecast/rules'
import type { Definition } from '../schema'

/** Looks at the budget: that there is one, that one draw fits it, and that all the draws that are expected do. */
export function lintFunds(definition: Definition, facts: LintFacts): Finding[] {
  const { budget, prizes, expectedDraws } = definition
  const source = facts.budgets.find(({ id }) => id === budget.budgetId)
  const givesPoints = budget.points > 0 || prizes.some(({ kind }) => kind === 'points')
  const most = mostOf(definition)
  const expected = expectedOf(definition, expectedDraws)
  const told: Finding[] = []
  if (givesPoints && !source) told.push(finding('budget-missing', 'budget.budgetId'))
  if (source && budget.points > source.remainingPoints)
    told.push(finding('budget-over-source', 'budget.points', { points: budget.points, left: source.remainingPoints }))
  for (const purse of ['points', 'minor'] as const) {
    const [has, one, all] = [budget[purse], most[purse], expected[purse]]
    const [shown, of] = purse === 'points' ? (['points', 'of'] as const) : (['hasMinor', 'ofMinor'] as const)
    if (has < one) told.push(finding('budget-below-one-draw', `budget.${purse}`, { purse, [shown]: has, [of]: one }))
    else if (has < all)
      told.push(finding('budget-below-expected', `budget.${purse}`, { purse, [shown]: has, [of]: all }))
  }
  return told
}
