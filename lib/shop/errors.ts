/** Why the shop's settings were not saved; the terms of points stand among them. */
export type ShopRefusal =
  | 'shop-not-open'
  | 'shop-settled'
  | 'time-zone-unknown'
  | 'terms-coming'
  | 'terms-moved'
  | 'key-reused'
