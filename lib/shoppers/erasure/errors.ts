/** Why an account is not erased, or not kept after all; most decisive first. */
export type ErasureRefusal =
  | 'account-unknown'
  | 'erasure-staff'
  | 'erasure-merged'
  | 'erasure-open-orders'
  | 'erasure-open-refunds'
  | 'erasure-open-claims'
  | 'erasure-open-payouts'
  | 'erasure-unknown'
