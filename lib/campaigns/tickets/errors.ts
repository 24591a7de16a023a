import type { AdmitRefusal } from '../admission/errors'

/** Why draws were not bought, most decisive first. */
export type BuyDrawsRefusal =
  | 'key-reused'
  | 'campaign-unknown'
  | 'campaign-not-open'
  | 'campaign-not-for-staff'
  | 'draws-not-for-sale'
  | 'draws-price-changed'
  | 'campaign-segment-needed'
  | 'campaign-tier-needed'
  | 'campaign-new-only'
  | 'campaign-limit-day'
  | 'campaign-limit-person'
  | 'campaign-changed'
  | 'campaign-budget-spent'
  | 'campaign-sold-out'
  | AdmitRefusal
