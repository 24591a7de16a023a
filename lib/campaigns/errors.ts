/** Why nobody can take part in a campaign any more, or now, whatever its kind. */
export type CampaignRefusal = 'campaign-unknown' | 'campaign-not-open' | 'campaign-budget-spent'
