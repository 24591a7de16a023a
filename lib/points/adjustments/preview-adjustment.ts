import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { AdjustmentRefusal } from './errors'
import { type AdjustmentPreview, type ProposeInput, preview } from './store'

/** What an adjustment would do to every shopper it names: each row is done and read, and all is undone. */
export function previewAdjustment(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: ProposeInput,
): Promise<Result<AdjustmentPreview, AdjustmentRefusal>> {
  return preview(ctx.on, { input, actorId: ctx.actor.id, at: ctx.at })
}
