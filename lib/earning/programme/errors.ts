/** Why a rule was not written or ended, most decisive first. */
export type RuleRefusal =
  | 'key-reused'
  | 'rule-unknown'
  | 'behaviour-unknown'
  | 'rule-blocked'
  | 'rule-end-stands'
  | 'rule-in-the-past'
  | 'rule-ends-before-it-begins'
  | 'budget-unknown'
  | 'rule-untried'
