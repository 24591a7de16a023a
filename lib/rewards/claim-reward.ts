import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
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
}

/** Points become a reward at the price that the shopper saw, once per request; or nothing is taken and nothing is given. */
export async function claimReward(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  input: ClaimReward,
): Promise<Result<Claimed, ClaimRefusal>> {
  const kind = await findRewardKind(ctx, input.rewardId)
  if (kind === null) return refuse('reward-unavailable')
  const prepared = (await findPort(kind).prepare?.(ctx, input)) ?? ok({})
  if (!prepared.ok) return prepared
  const made = await claim(ctx.on, ctx.at, ctx.actor.id, { ...input, prepared: prepared.value })
  if (!made.ok) return made
  const { claimId, state, expiresAt, delivery } = made.value
  return ok({ claimId, kind, state, expiresAt: expiresAt === null ? null : new Date(expiresAt), delivery })
}
