/** Why a campaign is not simulated, most decisive first. */
export type SimulateRefusal = 'campaign-unknown' | 'campaign-changed' | 'campaign-not-now'
