import type { z } from 'zod'
import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import { openOrder } from '../queries'
import type { RefundRequestRefusal } from './errors'
import type { withdrawRequestSchema } from './schema'
import { withdraw } from './store'

/** A shopper takes a request back while nobody has answered it; an answer that was faster stands. */
export async function withdrawRequest(
  ctx: Context,
  { requestId, ...link }: z.output<typeof withdrawRequestSchema>,
): Promise<Result<{ state: 'withdrawn' }, RefundRequestRefusal>> {
  const opened = await openOrder(ctx, link)
  if (!opened.ok) return opened
  const done = await withdraw(opened.value.id, requestId, ctx.at, ctx.on)
  return done.ok ? ok({ state: 'withdrawn' }) : done
}
