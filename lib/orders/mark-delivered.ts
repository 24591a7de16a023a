import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { OrderRefusal } from './errors'
import { deliver } from './store'

/** Staff knows that the parcel has arrived. Said twice, it is what was said first. */
export async function markDelivered(
  ctx: StaffContext,
  { orderId }: { orderId: string },
): Promise<Result<null, OrderRefusal>> {
  const done = await deliver(orderId, ctx.actor.id, ctx.at, ctx.on)
  return done.ok ? ok(null) : done
}
