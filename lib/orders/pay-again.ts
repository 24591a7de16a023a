import { rows } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import { type Result, refuse } from '@/lib/kernel/result'
import type { OrderRefusal } from './errors'
import { openOrder } from './open-order'
import { type PayableOrder, startPayment } from './start-payment'

/** Opens the pay page of an order that still waits for its money. */
export async function payAgain(
  ctx: Context,
  link: { number: number; token: string | null },
): Promise<Result<{ payUrl: string }, OrderRefusal>> {
  const opened = await openOrder(ctx, link)
  if (!opened.ok) return opened
  if (opened.value.state !== 'awaiting_payment') return refuse('order-not-awaiting-payment')
  const [order] = await rows<PayableOrder>(
    `select o.id as "orderId", o.number, o.total_minor as "totalMinor", o.currency, o.email, o.locale, o.placed_at as "placedAt",
       s.payment_minutes as "paymentMinutes", (select jsonb_agg(jsonb_build_object(
         'name', case o.locale when 'en' then l.title_en else l.title_zh end, 'quantity', l.quantity, 'amountMinor', l.net_minor)
         order by l.position) from order_line l where l.order_id = o.id) as lines
     from shop_order o cross join shop s where o.id = $1`,
    [opened.value.id],
    ctx.on,
  )
  return order ? startPayment(ctx, order) : refuse('order-unknown')
}
