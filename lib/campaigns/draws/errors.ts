import type { AdmitRefusal } from '../admission/errors'

/** Why a chain was not opened or changed. */
export type ChainRefusal = 'campaign-unknown' | 'campaign-not-open' | 'campaign-chain-changed'

/** Why nothing was drawn and nothing taken, most decisive first. */
export type DrawRefusal =
  | ChainRefusal
  | AdmitRefusal
  | 'key-reused'
  | 'campaign-changed'
  | 'campaign-price-changed'
  | 'campaign-not-for-staff'
  | 'campaign-segment-needed'
  | 'campaign-tier-needed'
  | 'campaign-new-only'
  | 'campaign-limit-day'
  | 'campaign-limit-person'
  | 'campaign-cool-down'
  | 'ticket-needed'
  | 'ticket-unknown'
  | 'ticket-not-open'
  | 'points-not-enough'
  | 'campaign-sold-out'
  | 'campaign-budget-spent'
