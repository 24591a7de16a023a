/** Why a campaign was not written, tried or agreed to, most decisive first. */
export type WriteCampaignRefusal =
  | 'key-reused'
  | 'campaign-unknown'
  | 'campaign-changed'
  | 'campaign-kind-fixed'
  | 'campaign-not-now'
  | 'budget-unknown'

export type ApproveCampaignRefusal =
  | 'campaign-unknown'
  | 'campaign-changed'
  | 'campaign-not-now'
  | 'campaign-second-person'

/** Why a campaign's budget or prizes could not be set aside. */
type SetAsideRefusal =
  | 'campaign-prize-unknown'
  | 'campaign-prize-needs-stock'
  | 'campaign-prize-short'
  | 'campaign-budget-needed'
  | 'campaign-budget-short'
  | 'budget-unknown'

export type LaunchCampaignRefusal =
  | 'campaign-unknown'
  | 'campaign-changed'
  | 'campaign-not-now'
  | 'campaign-over-before-launch'
  | 'campaign-budget-too-small'
  | 'campaign-deck-needed'
  | SetAsideRefusal

export type AmendCampaignRefusal =
  | 'campaign-unknown'
  | 'campaign-changed'
  | 'campaign-not-now'
  | 'campaign-not-favourable'
  | 'campaign-lint-blocks'
  | 'campaign-second-person'
  | SetAsideRefusal

/** Why a campaign did not go from one state to another. */
export type MoveCampaignRefusal = 'campaign-unknown' | 'campaign-not-now'
