import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { VoidRefusal } from '../errors'
import { voidClaim } from '../store'

/** A claim that was not used is taken back with a reason: the points return to the lots they came from, and its money waits to be sent. */
export async function takeBackClaim(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { claimId, reason }: { claimId: string; reason: string },
): Promise<Result<{ claimId: string; orderId: string | null }, VoidRefusal>> {
  const done = await voidClaim(ctx.on, ctx.at, { claimId, reason, actorId: ctx.actor.id })
  return done.ok ? ok({ claimId, orderId: done.value.orderId }) : done
}
