import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { voidEventSchema } from './schema'
import { voidIt } from './store'

/** Staff say, with a reason, that it never was: what it gave is taken back where its behaviour says so. */
export async function voidEvent(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { eventId, reason }: z.output<typeof voidEventSchema>,
): Promise<Result<{ takenBackPoints: number }, 'event-unknown'>> {
  const made = await voidIt(ctx.on, ctx.at, ctx.actor.id, eventId, reason)
  return made.ok ? ok({ takenBackPoints: made.value }) : made
}
