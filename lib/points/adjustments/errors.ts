/** Why points were not adjusted by hand, most decisive first. */
export type AdjustmentRefusal =
  | 'adjustment-unknown'
  | 'second-person-needed'
  | 'adjustment-decided'
  | 'adjustment-not-posted'
  | 'adjustment-not-own-slip'
  | 'shopper-unknown'
  | 'adjustment-own-account'
  | 'adjustment-row-refused'
  | 'budget-empty'
  | 'key-reused'
