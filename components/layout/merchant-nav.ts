import { paths } from '@/lib/paths'

/** The back office's places, in the order of a day's work. Who may enter is asked by each page. */
export const merchantNav = [
  { key: 'dashboard', href: paths.merchant.dashboard() },
  { key: 'orders', href: paths.merchant.orders() },
  { key: 'catalog', href: paths.merchant.catalog() },
  { key: 'shoppers', href: paths.merchant.shoppers() },
  { key: 'points', href: paths.merchant.pointsRules() },
  { key: 'coupons', href: paths.merchant.coupons() },
  { key: 'settings', href: paths.merchant.settings() },
  { key: 'audit', href: paths.merchant.audit() },
] as const
