import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { VoidRefusal } from '../errors'
import { voidClaim } from '../store'
import type { voidClaimSchema } from './schema'

/** A claim that was not used is taken back with a reason: the points return to the lots they came from. */
export async function takeBackClaim(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { claimId, reason }: z.output<typeof voidClaimSchema>,
): Promise<Result<{ claimId: string }, VoidRefusal>> {
  const done = await voidClaim(ctx.on, ctx.at, { claimId, reason, actorId: ctx.actor.id })
  return done.ok ? ok({ claimId }) : done
}
