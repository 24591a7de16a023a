import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { RefundRequestRefusal } from './errors'
import type { declineRequestSchema } from './schema'
import { decline } from './store'

/** A no says why, and the shopper is told. */
export async function declineRequest(
  ctx: StaffContext,
  { requestId, note }: z.output<typeof declineRequestSchema>,
): Promise<Result<{ state: 'declined' }, RefundRequestRefusal>> {
  const done = await decline(requestId, note, ctx.actor.id, ctx.at, ctx.on)
  return done.ok ? ok({ state: 'declined' }) : done
}
