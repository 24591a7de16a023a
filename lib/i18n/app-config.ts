import type account from '@/messages/zh-CN/account.json'
import type analytics from '@/messages/zh-CN/analytics.json'
import type auth from '@/messages/zh-CN/auth.json'
import type backtest from '@/messages/zh-CN/backtest.json'
import type behaviours from '@/messages/zh-CN/behaviours.json'
import type campaigns from '@/messages/zh-CN/campaigns.json'
import type campaignsDesk from '@/messages/zh-CN/campaigns-desk.json'
import type cart from '@/messages/zh-CN/cart.json'
import type catalog from '@/messages/zh-CN/catalog.json'
import type checkout from '@/messages/zh-CN/checkout.json'
import type common from '@/messages/zh-CN/common.json'
import type coupons from '@/messages/zh-CN/coupons.json'
import type desk from '@/messages/zh-CN/desk.json'
import type emails from '@/messages/zh-CN/emails.json'
import type exports from '@/messages/zh-CN/exports.json'
import type history from '@/messages/zh-CN/history.json'
import type jobs from '@/messages/zh-CN/jobs.json'
import type merchant from '@/messages/zh-CN/merchant.json'
import type merchantCatalog from '@/messages/zh-CN/merchant-catalog.json'
import type orders from '@/messages/zh-CN/orders.json'
import type payouts from '@/messages/zh-CN/payouts.json'
import type plan from '@/messages/zh-CN/plan.json'
import type points from '@/messages/zh-CN/points.json'
import type pointsDesk from '@/messages/zh-CN/points-desk.json'
import type refunds from '@/messages/zh-CN/refunds.json'
import type refusals from '@/messages/zh-CN/refusals.json'
import type reviews from '@/messages/zh-CN/reviews.json'
import type rewards from '@/messages/zh-CN/rewards.json'
import type rewardsDesk from '@/messages/zh-CN/rewards-desk.json'
import type rewardsLadder from '@/messages/zh-CN/rewards-ladder.json'
import type shop from '@/messages/zh-CN/shop.json'
import type staff from '@/messages/zh-CN/staff.json'
import type statement from '@/messages/zh-CN/statement.json'
import type tiers from '@/messages/zh-CN/tiers.json'
import type views from '@/messages/zh-CN/views.json'
import type { Namespace } from './namespaces'
import type { Locale } from './routing'

type ShopMessages = {
  account: typeof account
  analytics: typeof analytics
  auth: typeof auth
  backtest: typeof backtest
  campaigns: typeof campaigns
  cart: typeof cart
  catalog: typeof catalog
  checkout: typeof checkout
  common: typeof common
  coupons: typeof coupons
  desk: typeof desk
  views: typeof views
  jobs: typeof jobs
  emails: typeof emails
  exports: typeof exports
  history: typeof history
  merchant: typeof merchant
  'merchant-catalog': typeof merchantCatalog
  orders: typeof orders
  points: typeof points
  behaviours: typeof behaviours
  'points-desk': typeof pointsDesk
  payouts: typeof payouts
  plan: typeof plan
  tiers: typeof tiers
  refunds: typeof refunds
  refusals: typeof refusals
  reviews: typeof reviews
  rewards: typeof rewards
  'rewards-desk': typeof rewardsDesk
  'campaigns-desk': typeof campaignsDesk
  'rewards-ladder': typeof rewardsLadder
  shop: typeof shop
  staff: typeof staff
  statement: typeof statement
}

// A namespace without its file is a type error here.
type Complete<T extends Record<Namespace, unknown>> = T

// A sentence that is asked for and not written is a type error.
declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Complete<ShopMessages>
  }
}
