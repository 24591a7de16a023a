import type { Context, ShopperContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { ClaimRefusal } from '../errors'
import { prepareLink } from '../link/prepare-link'
import { prepareParcel } from '../parcel/prepare-parcel'
import type { RewardKind } from '../rules'
import type { ClaimReward } from '../schema'
import { prepareVerificationCode } from '../verification-code/prepare-verification-code'
import type { Delivered, ToDeliver } from './rules'

/**
 * One way of handing a reward over. What the database can do by itself in the exchange (a coupon, a code) it does there, in
 * `reward_issue_<kind>`; a kind that lacks it is handed over afterwards by `deliver`, tried again until it is done or given
 * up, and then its points go back.
 */
export type DeliveryPort = {
  /** made ready before the exchange: what must not be chosen inside a transaction, or is the shopper's to choose */
  readonly prepare?: (
    ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
    asked: ClaimReward,
  ) => Promise<Result<Record<string, unknown>, ClaimRefusal>>
  /** asked with the claim's own id as its key: asked twice, it must be done once */
  readonly deliver?: (ctx: Pick<Context, 'at' | 'on'>, claim: ToDeliver, signal: AbortSignal) => Promise<Delivered>
}

// The one list of ports: a kind that needs nothing outside the database has an empty one.
const ports: Readonly<Record<RewardKind, DeliveryPort>> = {
  coupon: {},
  'virtual-code': {},
  'verification-code': { prepare: prepareVerificationCode },
  parcel: { prepare: prepareParcel },
  link: { prepare: prepareLink },
  page: {},
  // a payment is written down in the exchange; lib/payouts sends it
  'red-packet': {},
  'cashback-card': {},
  'draw-ticket': {},
}

const none: DeliveryPort = {}

/** The port of a kind; one that nobody knows can prepare and deliver nothing. */
export function findPort(kind: string): DeliveryPort {
  return kind in ports ? ports[kind as RewardKind] : none
}
