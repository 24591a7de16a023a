/** Why a delivery was not tried again, most decisive first. */
export type RetryRefusal = 'claim-unknown' | 'claim-not-tried'
