/** Why the tiers were not stated, most decisive first. */
export type PublishTiersRefusal = 'key-reused' | 'tier-in-use'
