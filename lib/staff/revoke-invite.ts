import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { OpenInviteRefusal } from './errors'
import { endInvite } from './store'

type Ctx = Pick<StaffContext, 'actor' | 'at' | 'on'>

/** An invitation that was taken back opens nothing, wherever its letter lies. */
export async function revokeInvite(ctx: Ctx, { id }: { id: string }): Promise<Result<null, OpenInviteRefusal>> {
  const ended = await endInvite(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, id)
  return ended.ok ? ok(null) : ended
}
