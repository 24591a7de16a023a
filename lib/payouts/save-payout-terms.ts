import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { ok } from '@/lib/kernel/result'
import type { payoutTermsSchema } from './schema'
import { writeTerms } from './store'

/** How much a day goes out in red packets, and from where on two people agree; the record says who changed it and why. */
export async function savePayoutTerms(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { reason, ...terms }: z.output<typeof payoutTermsSchema>,
): Promise<{ ok: true; value: { saved: true } }> {
  await writeTerms(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, terms, reason)
  return ok({ saved: true })
}
