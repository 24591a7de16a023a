import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { HostRefusal } from './errors'
import type { forbidHostSchema } from './schema'
import { forbid } from './store'

/** Nobody is sent to this host any more, from this moment, whatever they hold. */
export async function forbidHost(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { host }: z.output<typeof forbidHostSchema>,
): Promise<Result<{ host: string }, HostRefusal>> {
  const gone = await forbid(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, host)
  return gone ? ok({ host }) : refuse('host-not-listed')
}
