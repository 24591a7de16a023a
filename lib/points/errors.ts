/** What the ledger refuses, most decisive first. */
export type LedgerRefusal =
  /** the same key came before with other input */
  | 'key-reused'
  | 'points-not-positive'
  | 'points-not-enough'
  | 'hold-unknown'
  | 'hold-released'
  | 'hold-not-captured'
  | 'award-unknown'
