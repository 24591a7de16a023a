/** Where a reward stands in the mall: a link may lead straight to it. */
export const offerId = (rewardId: string) => `reward-${rewardId}`
