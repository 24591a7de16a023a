/** Why points did not become a reward, most decisive first. */
export type ClaimRefusal =
  | 'key-reused'
  | 'reward-unavailable'
  | 'reward-tier-needed'
  | 'reward-not-open'
  | 'reward-price-changed'
  | 'reward-money-changed'
  | 'payment-method-unavailable'
  | 'reward-limit-reached'
  | 'reward-sold-out'
  | 'address-needed'
  | 'red-packet-own-day'
  | 'red-packet-shop-day'
  | 'points-not-enough'
  | 'budget-empty'

/** Why a claim was not taken back. */
export type VoidRefusal = 'claim-unknown' | 'claim-used' | 'claim-unpaid' | 'claim-on-its-way' | 'budget-empty'

/** Why a code was not shown. */
export type RevealRefusal = 'claim-unknown' | 'claim-void'
