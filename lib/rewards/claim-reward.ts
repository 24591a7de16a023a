import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { paths } from '@/lib/paths'
import { findPort } from './delivery/find-port'
import type { ClaimRefusal } from './errors'
import { findRewardKind } from './queries'
import type { ClaimState } from './rules'
import type { ClaimReward } from './schema'
import { claim } from './store'

export type Claimed = {
  claimId: string
  kind: string
  state: ClaimState
  expiresAt: Date | null
  delivery: Record<string, unknown>
  /** the way to pay the money that it costs beside the points; null when it costs none, or is paid */
  payUrl: string | null
}

/**
 * Points become a reward at the price that the shopper saw, once per request; or nothing is taken and nothing is given. One that
 * costs money too is kept for the shopper until that is paid.
 */
export async function claimReward(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'> & Partial<Pick<ShopperContext, 'locale'>>,
  input: ClaimReward,
): Promise<Result<Claimed, ClaimRefusal>> {
  const kind = await findRewardKind(ctx, input.rewardId)
  if (kind === null) return refuse('reward-unavailable')
  const prepared = (await findPort(kind).prepare?.(ctx, input)) ?? ok({})
  if (!prepared.ok) return prepared
  const made = await claim(ctx.on, ctx.at, ctx.actor.id, {
    ...input,
    prepared: prepared.value,
    ...(ctx.locale && { locale: ctx.locale }),
  })
  if (!made.ok) return made
  const { claimId, state, expiresAt, delivery, orderNumber } = made.value
  const payUrl = state === 'unpaid' ? paths.api.payOrder(String(orderNumber), null) : null
  return ok({ claimId, kind, state, expiresAt: expiresAt === null ? null : new Date(expiresAt), delivery, payUrl })
}
