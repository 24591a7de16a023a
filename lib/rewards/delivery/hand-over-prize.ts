import type { Context } from '@/lib/gate/context'
import { type Result, refuse } from '@/lib/kernel/result'
import type { ClaimRefusal } from '../errors'
import { findWonClaim } from '../queries'
import { handOver, type Told, waitFor } from '../store'
import { findPort } from './find-port'

/**
 * Hands over what was won, as its kind is handed over: at once where that can be, else it waits with its reason and is tried again.
 * Where only the shopper can help (an address), it waits for them.
 */
export async function handOverPrize(
  ctx: Pick<Context, 'at' | 'on'>,
  { claimId, addressId }: { claimId: string; addressId?: string },
): Promise<Result<Told, ClaimRefusal | 'claim-unknown'>> {
  const won = await findWonClaim(ctx, claimId)
  if (!won) return refuse('claim-unknown')
  const actor = { id: won.accountId, email: '', name: '', staffRole: null }
  const asked = { rewardId: won.rewardId, costPoints: 0, requestId: claimId, ...(addressId && { addressId }) }
  const prepared = await findPort(won.kind).prepare?.({ ...ctx, actor }, asked)
  if (prepared && !prepared.ok) {
    await waitFor(ctx.on, claimId, prepared.refusal)
    return prepared
  }
  return handOver(ctx.on, ctx.at, claimId, prepared?.value ?? {})
}
