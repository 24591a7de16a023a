import type { Permission } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'

type Place = { key: string; href: (query?: Record<string, string>) => string; permission: Permission }

/** The pages of figures that there are, in the order of the tab bar; a page's own guard says who may enter it. */
export const analyticsPlaces = [
  { key: 'overview', href: paths.merchant.dashboard, permission: 'dashboard.read' },
  { key: 'points', href: paths.merchant.analytics.points, permission: 'dashboard.read' },
  { key: 'costs', href: paths.merchant.analytics.costs, permission: 'dashboard.read' },
  { key: 'shoppers', href: paths.merchant.analytics.shoppers, permission: 'dashboard.read' },
  { key: 'rewards', href: paths.merchant.analytics.rewards, permission: 'dashboard.read' },
  { key: 'effect', href: paths.merchant.analytics.effect, permission: 'dashboard.read' },
  { key: 'finance', href: paths.merchant.analytics.finance, permission: 'finance.read' },
] as const satisfies readonly Place[]

export type AnalyticsPlace = (typeof analyticsPlaces)[number]['key']
