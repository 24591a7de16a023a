import type { FindingKind } from '@/lib/desk/schema'
import { paths } from '@/lib/paths'

const { merchant } = paths

const addresses: Record<FindingKind, (id: string) => string> = {
  order: merchant.order,
  shopper: merchant.shopper,
  product: merchant.product,
  coupon: merchant.coupon,
  reward: merchant.reward,
  campaign: merchant.campaign,
  adjustment: merchant.adjustment,
  behaviour: (code) => merchant.behaviour(code),
}

/** Where somebody who found a thing goes. */
export const addressOf = (kind: FindingKind, id: string): string => addresses[kind](id)
