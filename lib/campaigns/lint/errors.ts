/** Why a campaign is not looked over, most decisive first. */
export type CheckCampaignRefusal = 'campaign-unknown' | 'campaign-changed' | 'campaign-not-now'
