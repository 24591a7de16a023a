import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { InviteRefusal } from './errors'
import { newLetter } from './new-letter'
import type { InviteStaff } from './schema'
import { insertInvite } from './store'

type Ctx = Pick<StaffContext, 'actor' | 'at' | 'on' | 'locale'>

/** Whoever is to work here gets a letter, whose link holds for a week and once; nobody is made staff by anybody else's hand. */
export async function inviteStaff(ctx: Ctx, invite: InviteStaff): Promise<Result<null, InviteRefusal>> {
  const asked = { ...invite, ...newLetter(ctx.locale) }
  const sent = await insertInvite(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, asked)
  return sent.ok ? ok(null) : sent
}
