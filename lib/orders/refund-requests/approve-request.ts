import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import { type Refunded, sendMadeRefund } from '../refunds/send-made-refund'
import type { RefundRequestRefusal } from './errors'
import type { approveRequestSchema } from './schema'
import { approve } from './store'

/** A yes is the refund itself, once, however often it is said. */
export async function approveRequest(
  ctx: StaffContext,
  input: z.output<typeof approveRequestSchema>,
): Promise<Result<Refunded, RefundRequestRefusal>> {
  const made = await approve(input, ctx.actor.id, ctx.at, ctx.on)
  return made.ok ? sendMadeRefund(ctx, made.value) : made
}
