/** Why a budget was not changed, most decisive first. */
export type BudgetRefusal = 'budget-unknown' | 'key-reused' | 'points-not-positive' | 'budget-below-zero'

/** Why a budget was not opened. */
export type OpenBudgetRefusal = 'budget-code-taken'
