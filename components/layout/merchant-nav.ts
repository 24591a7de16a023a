import type { Permission } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'

type Place = { key: string; href: string; permission: Permission }

/** The back office's places, in the order of a day's work. Who may enter is asked by each page; the menu shows the rest nothing. */
export const merchantNav = [
  { key: 'dashboard', href: paths.merchant.dashboard(), permission: 'dashboard.read' },
  { key: 'orders', href: paths.merchant.orders(), permission: 'orders.read' },
  { key: 'catalog', href: paths.merchant.catalog(), permission: 'catalog.read' },
  { key: 'shoppers', href: paths.merchant.shoppers(), permission: 'shoppers.read' },
  { key: 'points', href: paths.merchant.pointsRules(), permission: 'points.read' },
  { key: 'plan', href: paths.merchant.plan(), permission: 'points.read' },
  { key: 'adjustments', href: paths.merchant.adjustments(), permission: 'points.read' },
  { key: 'reviews', href: paths.merchant.reviews(), permission: 'reviews.read' },
  { key: 'coupons', href: paths.merchant.coupons(), permission: 'coupons.read' },
  { key: 'rewards', href: paths.merchant.rewards(), permission: 'rewards.read' },
  { key: 'campaigns', href: paths.merchant.campaigns(), permission: 'campaigns.read' },
  { key: 'payouts', href: paths.merchant.payouts(), permission: 'payouts.read' },
  { key: 'verify', href: paths.merchant.verify(), permission: 'rewards.verify' },
  { key: 'jobs', href: paths.merchant.jobs(), permission: 'jobs.read' },
  { key: 'staff', href: paths.merchant.staff(), permission: 'staff.read' },
  { key: 'settings', href: paths.merchant.settings(), permission: 'settings.read' },
  { key: 'audit', href: paths.merchant.audit(), permission: 'audit.read' },
] as const satisfies readonly Place[]

export type MerchantPlace = (typeof merchantNav)[number]['key']
