import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { CatalogRefusal } from './errors'
import type { AdjustStock } from './schema'
import { findStock, tryMoveStock, writeAudit } from './store'

/** Stock is counted anew with a reason, never below what is reserved, and only from the number that was seen. */
export async function adjustStock(
  ctx: StaffContext,
  input: AdjustStock,
): Promise<Result<{ onHand: number }, CatalogRefusal>> {
  const stock = await findStock(input.variantId, ctx.on)
  if (!stock) return refuse('variant-not-found')
  // the same count sent twice
  if (stock.onHand === input.to) return ok({ onHand: stock.onHand })
  if (stock.onHand !== input.from) return refuse('stock-changed', { onHand: stock.onHand })
  const moved = await tryMoveStock(
    [{ variantId: input.variantId, quantity: input.to - input.from }],
    { reason: input.reason, actorId: ctx.actor.id, at: ctx.at },
    ctx.on,
  )
  if (!moved.ok) return moved
  const line = {
    action: 'stock.adjust',
    subject: `product:${stock.productId}`,
    reason: input.note ? `${input.reason}: ${input.note}` : input.reason,
    before: { variantId: input.variantId, onHand: input.from },
    after: { variantId: input.variantId, onHand: input.to },
  }
  await writeAudit([line], { actorId: ctx.actor.id, at: ctx.at }, ctx.on)
  return ok({ onHand: input.to })
}
