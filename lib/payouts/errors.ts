/** Why a payout was not decided, most decisive first. */
export type PayoutRefusal =
  | 'payout-unknown'
  | 'payout-decided'
  | 'payout-on-its-way'
  | 'payout-not-failed'
  | 'payout-own'
  | 'payout-changed'
  | 'payout-second-person'
