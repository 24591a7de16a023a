import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { OrderRefusal } from './errors'
import { openOrder } from './queries'
import { deliver } from './store'

/** Whoever ordered says that the parcel has arrived: the return window begins, and points that waited for this come. */
export async function confirmReceipt(
  ctx: Context,
  link: { number: number; token: string | null },
): Promise<Result<null, OrderRefusal>> {
  const opened = await openOrder(ctx, link)
  if (!opened.ok) return opened
  const done = await deliver(opened.value.id, null, ctx.at, ctx.on)
  return done.ok ? ok(null) : done
}
