import type { z } from 'zod'
import { booksQuerySchema } from '@/lib/analytics/close/schema'
import { rangeOf, rangeQuery, sinceOf } from '@/lib/analytics/schema'
import { shopperFilterSchema } from '@/lib/analytics/shoppers/schema'
import { auditFilterSchema } from '@/lib/audit/schema'
import { campaignListSchema } from '@/lib/campaigns/staff/schema'
import { manageFilterSchema } from '@/lib/catalog/manage/schema'
import { couponListSchema } from '@/lib/coupons/staff/schema'
import { orderFilterSchema } from '@/lib/orders/staff/schema'
import { payoutListSchema } from '@/lib/payouts/schema'
import { planYearSchema } from '@/lib/plan/schema'
import { adjustmentFilterSchema } from '@/lib/points/adjustments/schema'
import { journalFilterSchema } from '@/lib/points/staff/schema'
import { reviewFilterSchema } from '@/lib/reviews/schema'
import { outcomeRangeSchema } from '@/lib/rewards/conversions/schema'
import { claimListSchema, rewardListSchema } from '@/lib/rewards/staff/schema'
import type { ViewPage, ViewParams } from '../rules'

type Query = Readonly<Record<string, string | string[] | undefined>>
type Reader = (query: Query) => ViewParams

// where in a list one stands is no part of how one likes to see it
const places = ['page', 'before']

type Said = string | number | readonly string[] | null | undefined
const text = (said: Said) => (said === null || said === undefined ? '' : String(said))

/** A list's own schema reads an address; what it would take for granted is left out. */
const listed =
  (schema: z.ZodType<Record<string, Said>>): Reader =>
  (query) => {
    const usual = schema.parse({})
    return Object.fromEntries(
      Object.entries(schema.parse(query))
        .map(([key, said]) => [key, text(said)] as const)
        .filter(([key, said]) => !places.includes(key) && said !== text(usual[key])),
    )
  }

const figures: Reader = (query) => rangeQuery(rangeOf(query))

const readers: Record<ViewPage, Reader> = {
  orders: listed(orderFilterSchema),
  shoppers: listed(shopperFilterSchema),
  products: listed(manageFilterSchema),
  coupons: listed(couponListSchema),
  rewards: listed(rewardListSchema),
  claims: listed(claimListSchema),
  journal: listed(journalFilterSchema),
  audit: listed(auditFilterSchema),
  campaigns: listed(campaignListSchema),
  overview: figures,
  points: figures,
  costs: figures,
  'reward-figures': figures,
  effect: (query) => {
    const since = sinceOf(query)
    return { ...figures(query), ...(since ? { since } : {}) }
  },
  finance: listed(booksQuerySchema),
  plan: listed(planYearSchema),
  adjustments: listed(adjustmentFilterSchema),
  payouts: listed(payoutListSchema),
  outcomes: listed(outcomeRangeSchema),
  reviews: listed(reviewFilterSchema),
}

/** What of an address a page understands. */
export const readParams = (page: ViewPage, query: Query): ViewParams => readers[page](query)
