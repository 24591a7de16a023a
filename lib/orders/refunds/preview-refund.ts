import { randomUUID } from 'node:crypto'
import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { RefundRefusal } from './errors'
import type { RefundOutcome } from './schema'
import { type PreviewInput, preview } from './store'

/** What a refund would do to the fen and the point: the refund itself, done and taken back in one statement. */
export function previewRefund(ctx: StaffContext, input: PreviewInput): Promise<Result<RefundOutcome, RefundRefusal>> {
  const asked = { ...input, requestId: randomUUID(), reason: 'preview', restock: false, expected: null }
  return preview(asked, ctx.actor.id, ctx.at, ctx.on)
}
