import type { EffectMetric } from '@/lib/analytics/effect/rules'
import { paths } from '@/lib/paths'

type Days = { from: string; to: string }

export type OverviewFigure =
  | 'orders'
  | 'revenue'
  | 'average'
  | 'issued'
  | 'redeemed'
  | 'expired'
  | 'takenBack'
  | 'available'
  | 'pending'
  | 'held'

/** Where each figure of the overview leads: to rows of the same days that come to it, a balance to all that moved it until their end. */
export function overviewLead(figure: OverviewFigure, { from, to }: Days): string {
  const { orders, journal } = paths.merchant
  const leads: Record<OverviewFigure, string> = {
    orders: orders({ by: 'paid', from, to }),
    revenue: orders({ by: 'money', from, to }),
    average: orders({ by: 'paid', from, to }),
    issued: journal({ flow: 'issued', from, to }),
    redeemed: journal({ flow: 'redeemed', from, to }),
    expired: journal({ flow: 'expired', from, to }),
    takenBack: journal({ flow: 'taken-back', from, to }),
    available: journal({ flow: 'available', to }),
    pending: journal({ flow: 'pending', to }),
    held: journal({ flow: 'held', to }),
  }
  return leads[figure]
}

/** Where each figure of the effect leads: who it counts, or the orders that it is the mean of. */
export function effectLead(metric: EffectMetric, { from, to }: Days): string {
  const { orders, journal } = paths.merchant
  const leads: Record<EffectMetric, string> = {
    repurchase: orders({ by: 'paid', buyers: 'back', from, to }),
    buying: orders({ by: 'paid', from, to }),
    participation: journal({ flow: 'issued', from, to }),
    usage: journal({ flow: 'redeemed', from, to }),
    revenueDay: orders({ by: 'money', from, to }),
    ordersDay: orders({ by: 'paid', from, to }),
    newBuyersDay: orders({ by: 'paid', buyers: 'first', from, to }),
  }
  return leads[metric]
}

/** A way that leads to orders, for whoever may see them. */
export const permittedLead = (lead: string, seesOrders: boolean): string | undefined =>
  seesOrders || !lead.startsWith(paths.merchant.orders()) ? lead : undefined

/** Who used points on these days: the journal says how many they are. */
export const usersLead = ({ from, to }: Days): string => paths.merchant.journal({ flow: 'redeemed', from, to })

/** What was exchanged for points on these days and not taken back; of it what was used by now. */
export const claimsLead = (state: 'used' | null, { from, to }: Days): string =>
  paths.merchant.claims({ of: 'exchanged', state, from, to })

/** What is left of points at the end of a month; of now without one. */
export const outstandingLead = (lastDay: string | null): string =>
  paths.merchant.journal({ flow: 'outstanding', to: lastDay })

/** What a year gave out of a budget and did not take back, what was used of it and what expired; and all that went in and out of it: what is left. */
export const budgetLead = (
  figure: 'issued' | 'redeemed' | 'expired' | 'remaining',
  budget: string,
  year: number,
): string =>
  paths.merchant.journal(
    {
      issued: { budget, given: year },
      redeemed: { budget, given: year, flow: 'used' },
      expired: { budget, given: year, flow: 'expired' },
      remaining: { budget },
    }[figure],
  )

/** Who was drawn not to be offered points for deeds, and who joined at the same time and was not. */
export const armLead = (arm: 'held' | 'rest'): string => paths.merchant.shoppers({ arm })
