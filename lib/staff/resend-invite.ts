import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { OpenInviteRefusal } from './errors'
import { newLetter } from './new-letter'
import { sendInviteAgain } from './store'

type Ctx = Pick<StaffContext, 'actor' | 'at' | 'on' | 'locale'>

/** A new letter holds for another week, and the link of the last one ends. */
export async function resendInvite(ctx: Ctx, { id }: { id: string }): Promise<Result<null, OpenInviteRefusal>> {
  const sent = await sendInviteAgain(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, { id, ...newLetter(ctx.locale) })
  return sent.ok ? ok(null) : sent
}
