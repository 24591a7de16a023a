/** Why a store was not saved, most decisive first. */
export type StoreRefusal = 'store-unknown' | 'store-name-taken'
