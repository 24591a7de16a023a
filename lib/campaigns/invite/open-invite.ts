import type { z } from 'zod'
import type { Context } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { OpenInviteRefusal } from './errors'
import type { VisitRefusal } from './rules'
import type { openInviteSchema } from './schema'
import { attribute, noteVisit } from './store'

export type Opened = {
  /** the visit's name, for a mail that is opened in another browser */
  visit: string | null
  /** whoever is signed in: became the inviter's friend, or why not; null for guests and for those who came before */
  friend: { isNew: boolean; refused: VisitRefusal | null } | null
}

/**
 * Somebody opens a friend's link. A guest is remembered until an account is made; who has signed in already is a friend
 * only when the visit was another browser's and older than the account.
 */
export async function openInvite(
  ctx: Pick<Context, 'actor' | 'visitorHash' | 'at' | 'on'>,
  { code, visit }: z.output<typeof openInviteSchema>,
): Promise<Result<Opened, OpenInviteRefusal>> {
  const { actor, visitorHash } = ctx
  if (!actor) {
    const noted = visitorHash && (await noteVisit(ctx.on, ctx.at, code, visitorHash))
    return noted ? ok({ visit: noted, friend: null }) : refuse('invite-link-over')
  }
  const done = await attribute(ctx.on, ctx.at, { accountId: actor.id, visitorHash, visit })
  return ok({ visit: null, friend: done && { isNew: done.inviteId !== null, refused: done.refused } })
}
