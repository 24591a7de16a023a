import { randomUUID } from 'node:crypto'
import { rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import { askFor } from './checkout.fixture'
import type { PlaceOrderInput } from './schema'

/** An order that waits for its money, and the payment that comes at a moment of choice. */
export async function orderPlaced(
  ctx: Context,
  lines: PlaceOrderInput['lines'],
  totalMinor: number,
  more: Partial<PlaceOrderInput> = {},
) {
  const placed = await askFor(ctx, lines, totalMinor, more)
  if (!placed.ok) throw new Error(`${placed.refusal} ${JSON.stringify(placed.details)}`)
  const { orderId } = placed.value
  const pay = (at: Date | null) =>
    rows(`select order_settle($1, $2, $3, 'CNY', null, $4)`, [orderId, randomUUID(), totalMinor, at])
  return { orderId, pay }
}

/** An order that is paid as soon as it is placed. */
export async function orderPaid(ctx: Context, lines: PlaceOrderInput['lines'], totalMinor: number) {
  const placed = await orderPlaced(ctx, lines, totalMinor)
  await placed.pay(ctx.at)
  return placed
}
