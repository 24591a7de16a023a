import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { HostRefusal } from './errors'
import { isEverybodys, readHost } from './rules'
import type { allowHostSchema } from './schema'
import { allow } from './store'

/** From now on rewards may lead to this host; to the names under it only when that is said. */
export async function allowHost(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { host: typed, withSubdomains }: z.output<typeof allowHostSchema>,
): Promise<Result<{ host: string }, HostRefusal>> {
  const host = readHost(typed)
  if (host === null) return refuse('host-malformed')
  if (withSubdomains && isEverybodys(host)) return refuse('host-too-wide')
  const made = await allow(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, { host, withSubdomains })
  return made ? ok({ host }) : refuse('host-listed')
}
