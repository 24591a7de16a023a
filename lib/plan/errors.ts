/** Why a plan was not stated, most decisive first. */
export type SavePlanRefusal = 'key-reused' | 'budget-unknown' | 'rule-unknown'

/** Why a month of a plan was not granted, most decisive first. */
export type GrantMonthRefusal =
  | 'plan-unknown'
  | 'plan-month-granted'
  | 'plan-changed'
  | 'plan-month-ahead'
  | 'budget-unknown'
