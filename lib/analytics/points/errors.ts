/** Why bands were not stated. */
export type SaveBandsRefusal = 'key-reused'
