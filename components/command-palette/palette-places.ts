import { type AnalyticsPlace, analyticsPlaces } from '@/components/merchant-analytics/analytics-places'
import type { Permission } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'

const { merchant } = paths

const deskPlaces = [
  { key: 'dashboard', href: merchant.dashboard(), permission: 'dashboard.read' },
  { key: 'orders', href: merchant.orders(), permission: 'orders.read' },
  { key: 'catalog', href: merchant.catalog(), permission: 'catalog.read' },
  { key: 'newProduct', href: merchant.newProduct(), permission: 'catalog.write', makes: true },
  { key: 'catalogImport', href: merchant.catalogImport(), permission: 'catalog.write', makes: true },
  { key: 'shoppers', href: merchant.shoppers(), permission: 'shoppers.read' },
  { key: 'points', href: merchant.pointsRules(), permission: 'points.read' },
  { key: 'newPointsRules', href: merchant.newPointsRules(), permission: 'points.write', makes: true },
  { key: 'programme', href: merchant.programme(), permission: 'points.read' },
  { key: 'newRule', href: merchant.rule(), permission: 'points.write', makes: true },
  { key: 'behaviours', href: merchant.behaviours(), permission: 'points.read' },
  { key: 'tiers', href: merchant.tiers(), permission: 'points.read' },
  { key: 'segments', href: merchant.segments(), permission: 'points.read' },
  { key: 'backtests', href: merchant.backtests(), permission: 'points.read' },
  { key: 'history', href: merchant.history(), permission: 'points.read' },
  { key: 'journal', href: merchant.journal(), permission: 'points.read' },
  { key: 'plan', href: merchant.plan(), permission: 'points.read' },
  { key: 'budgets', href: merchant.budgets(), permission: 'points.read' },
  { key: 'adjustments', href: merchant.adjustments(), permission: 'points.read' },
  { key: 'newAdjustments', href: merchant.newAdjustments(), permission: 'points.adjust', makes: true },
  { key: 'reviews', href: merchant.reviews(), permission: 'reviews.read' },
  { key: 'coupons', href: merchant.coupons(), permission: 'coupons.read' },
  { key: 'newCoupon', href: merchant.newCoupon(), permission: 'coupons.write', makes: true },
  { key: 'rewards', href: merchant.rewards(), permission: 'rewards.read' },
  { key: 'newReward', href: merchant.newReward(), permission: 'rewards.write', makes: true },
  { key: 'claims', href: merchant.claims(), permission: 'rewards.read' },
  { key: 'codes', href: merchant.codes(), permission: 'rewards.codes' },
  { key: 'ladder', href: merchant.ladder(), permission: 'rewards.read' },
  { key: 'outcomes', href: merchant.outcomes(), permission: 'rewards.read' },
  { key: 'stores', href: merchant.stores(), permission: 'rewards.stores' },
  { key: 'verify', href: merchant.verify(), permission: 'rewards.verify' },
  { key: 'campaigns', href: merchant.campaigns(), permission: 'campaigns.read' },
  { key: 'newCampaign', href: merchant.newCampaign(), permission: 'campaigns.write', makes: true },
  { key: 'inviteReviews', href: merchant.inviteReviews(), permission: 'campaigns.read' },
  { key: 'content', href: merchant.content(), permission: 'campaigns.read' },
  { key: 'payouts', href: merchant.payouts(), permission: 'payouts.read' },
  { key: 'jobs', href: merchant.jobs(), permission: 'jobs.read' },
  { key: 'staff', href: merchant.staff(), permission: 'staff.read' },
  { key: 'settings', href: merchant.settings(), permission: 'settings.read' },
  { key: 'audit', href: merchant.audit(), permission: 'audit.read' },
] as const satisfies readonly { key: string; href: string; permission: Permission; makes?: true }[]

export type DeskPlaceKey = (typeof deskPlaces)[number]['key']
/** A page of figures is called what its tab is called. */
type Called = { place: DeskPlaceKey } | { figures: AnalyticsPlace }
export type PalettePlace = { href: string; permission: Permission; makes: boolean; called: Called }

/**
 * Every page of the desk that has an address of its own: a test compares it with the pages there are. What is one of many
 * (an order, a shopper) is found by its number or name. Words: `desk.places`.
 */
export const palettePlaces: readonly PalettePlace[] = [
  ...deskPlaces.map(({ key, ...place }) => ({ makes: false, ...place, called: { place: key } })),
  ...analyticsPlaces
    .filter(({ key }) => key !== 'overview')
    .map(({ key, href, permission }) => ({ href: href(), permission, makes: false, called: { figures: key } })),
]
