import { paths } from '@/lib/paths'
import type { ViewPage, ViewParams } from '@/lib/views/rules'

const { merchant } = paths

/** Where each page stands. */
export const viewPlaces: Readonly<Record<ViewPage, (params?: ViewParams) => string>> = {
  orders: merchant.orders,
  shoppers: merchant.shoppers,
  products: merchant.catalog,
  coupons: merchant.coupons,
  rewards: merchant.rewards,
  claims: merchant.claims,
  journal: merchant.journal,
  audit: merchant.audit,
  campaigns: merchant.campaigns,
  overview: merchant.dashboard,
  points: merchant.analytics.points,
  costs: merchant.analytics.costs,
  'reward-figures': merchant.analytics.rewards,
  effect: merchant.analytics.effect,
  finance: merchant.analytics.finance,
  plan: merchant.plan,
  adjustments: merchant.adjustments,
  payouts: merchant.payouts,
  outcomes: merchant.outcomes,
  reviews: merchant.reviews,
}
