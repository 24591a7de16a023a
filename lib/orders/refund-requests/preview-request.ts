import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Context } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import { getRefundTerms } from '@/lib/shop/queries'
import { openOrder } from '../queries'
import type { RefundOutcome } from '../refunds/schema'
import { preview } from '../refunds/store'
import type { RefundRequestRefusal } from './errors'
import type { previewRequestSchema } from './schema'

/** A shopper sees what a refund would do before asking for it: the shop's own sum, by the shop's own rules. */
export async function previewRequest(
  ctx: Context,
  { scope, ...link }: z.output<typeof previewRequestSchema>,
): Promise<Result<RefundOutcome, RefundRequestRefusal>> {
  const opened = await openOrder(ctx, link)
  if (!opened.ok) return opened
  const { shortfall } = await getRefundTerms(ctx)
  const words = { requestId: randomUUID(), reason: 'preview', restock: false, expected: null }
  return preview({ ...words, orderId: opened.value.id, scope, shortfall }, null, ctx.at, ctx.on)
}
