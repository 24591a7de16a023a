/** One message file each, in `messages/<locale>/`. A new file is named here and nowhere else. */
export const namespaces = [
  'common',
  'shop',
  'catalog',
  'cart',
  'checkout',
  'orders',
  'points',
  'points-desk',
  'plan',
  'coupons',
  'reviews',
  'tiers',
  'rewards',
  'rewards-desk',
  'account',
  'auth',
  'merchant',
  'merchant-catalog',
  'refunds',
  'refusals',
  'emails',
  'statement',
  'history',
  'backtest',
] as const

export type Namespace = (typeof namespaces)[number]
