import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok } from '@/lib/kernel/result'
import type { saveLimitsSchema } from './schema'
import { writeLimits } from './store'

/** What each role may move in a day without a second person; the record says who changed it and why. */
export async function saveLimits(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { reason, ...limits }: z.output<typeof saveLimitsSchema>,
): Promise<{ ok: true; value: { saved: true } }> {
  await writeLimits(ctx.on, limits, { actorId: ctx.actor.id, reason, at: ctx.at })
  return ok({ saved: true })
}
