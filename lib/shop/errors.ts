/** Why the shop's settings were not saved. */
export type ShopRefusal = 'shop-not-open' | 'shop-settled' | 'time-zone-unknown'
