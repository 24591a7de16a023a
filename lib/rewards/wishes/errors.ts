/** Why something could not be wished for. */
export type WishRefusal = 'reward-unavailable'
