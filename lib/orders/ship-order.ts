import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { OrderRefusal } from './errors'
import { ship } from './store'

/** A paid order is sent off, once, with the number to follow it by. */
export async function shipOrder(
  ctx: StaffContext,
  input: { orderId: string; carrier: string; trackingNumber: string },
): Promise<Result<{ state: 'shipped' }, OrderRefusal>> {
  const shipped = await ship(input, ctx.actor.id, ctx.at, ctx.on)
  return shipped.ok ? ok({ state: 'shipped' }) : shipped
}
