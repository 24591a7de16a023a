import { hasBudgetLeft } from '@/lib/earning/programme/rules'
import type { Terms } from '@/lib/earning/queries'

export type WordedTerms = Pick<Terms, 'earning' | 'spending'>

/** The terms as a page words them, the same for everybody: without the moment, and of budgets only whether something is left. */
export function wordedTerms({ earning, spending }: WordedTerms): WordedTerms {
  const { live, ...terms } = earning
  if (!live) return { earning: terms, spending }
  const rules = live.rules.map((rule) => (hasBudgetLeft(rule, live.budgets) ? { ...rule, budgetId: null } : rule))
  return { earning: { ...terms, live: { ...live, rules, readAt: '', budgets: {} } }, spending }
}
