/** Why points were not exchanged for a coupon, most decisive first. */
export type ExchangeRefusal = 'key-reused' | 'reward-unavailable' | 'reward-price-changed' | 'points-not-enough'
