import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { CatalogRefusal } from './errors'
import type { ChangeProductStatus } from './schema'
import { writeAudit, writeStatuses } from './store'

export type ChangeProductStatusDone = { previous: ChangeProductStatus['changes'] }

/** Products go on the shelf, off it or into the archive together; what they were before comes back, to undo it by. */
export async function changeProductStatus(
  ctx: StaffContext,
  input: ChangeProductStatus,
): Promise<Result<ChangeProductStatusDone, CatalogRefusal>> {
  const wanted = new Map(input.changes.map(({ productId, status }) => [productId, status]))
  if (wanted.size < input.changes.length) return refuse('product-changed')
  const previous = await writeStatuses(input.changes, ctx.at, ctx.on)
  await writeAudit(
    previous.map(({ productId, status }) => ({
      action: 'product.status',
      subject: `product:${productId}`,
      before: { status },
      after: { status: wanted.get(productId) },
    })),
    { actorId: ctx.actor.id, at: ctx.at },
    ctx.on,
  )
  return ok({ previous })
}
