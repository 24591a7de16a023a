/** Why a reward was not saved or moved, most decisive first. */
export type SaveRewardRefusal =
  | 'reward-unknown'
  | 'reward-kind-fixed'
  | 'reward-stock-below-claimed'
  | 'reward-tier-unknown'
  | 'host-not-allowed'
  | 'reward-campaign-unknown'

/** Why one of many rewards was not changed, most decisive first. */
export type ChangeRewardRefusal = SaveRewardRefusal | 'reward-ends-before-start' | 'reward-is-over'
