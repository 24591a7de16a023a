import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import { deleteLines } from './store'

/** A shopper may clear the whole cart at once; an empty one stays empty. */
export async function emptyCart(ctx: Context): Promise<Result<{ removed: number; count: 0 }, never>> {
  const removed = await deleteLines({ accountId: ctx.actor?.id ?? null, visitorHash: ctx.visitorHash }, ctx.on)
  return ok({ removed, count: 0 })
}
