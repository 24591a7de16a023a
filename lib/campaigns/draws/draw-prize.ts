import { openSeed } from '@/lib/auth/sealed-seed'
import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { handOverPrize } from '@/lib/rewards/delivery/hand-over-prize'
import { endIfSpent } from '../store'
import type { DrawRefusal } from './errors'
import { findSeed } from './queries'
import type { Drawn } from './rules'
import type { DrawAsked } from './schema'
import { draw } from './store'

/**
 * One draw, at the odds and the price that the shopper saw and said yes to, once per request. The prize is decided and written down in one
 * statement by the seed that was committed to; what follows hands it over, and may be tried again.
 */
export async function drawPrize(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  input: DrawAsked,
): Promise<Result<Drawn, DrawRefusal>> {
  const found = await findSeed(ctx, input.campaignId)
  if (!found) return refuse('campaign-unknown')
  const seed = found.sealed ? openSeed(found.sealed) : ''
  const drawn = await draw(ctx.on, ctx.at, { ...input, accountId: ctx.actor.id, seed })
  if (!drawn.ok) {
    if (drawn.refusal === 'campaign-budget-spent' || drawn.refusal === 'campaign-sold-out')
      await endIfSpent(ctx.on, ctx.at, input.campaignId)
    return drawn
  }
  const { claimWaits, ...told } = drawn.value
  // where the rules say that it closes with its last piece; the database looks whether they do
  if (told.prizeNo !== told.drawnPrizeNo) await endIfSpent(ctx.on, ctx.at, input.campaignId)
  if (told.claimId === null || !claimWaits) return ok(told)
  const handed = await handOverPrize(ctx, { claimId: told.claimId })
  return ok(handed.ok ? { ...told, claimState: handed.value.state } : told)
}
