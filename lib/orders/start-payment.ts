import { signLink } from '@/lib/auth/signed-link'
import { env } from '@/lib/env'
import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import { paths } from '@/lib/paths'
import type { PaymentRefusal } from '@/lib/payments/errors'
import { payments } from '@/lib/payments/payments'
import { ORDER_LINK_DAYS } from './rules'
import { attachSession, type PayableOrder } from './store'

/**
 * Opens the hosted pay page of an order. One order has one session: its key is the order, so asking twice opens the
 * same page, and two tabs cannot pay twice.
 */
export async function startPayment(
  ctx: Pick<Context, 'on'>,
  order: PayableOrder,
): Promise<Result<{ payUrl: string }, PaymentRefusal>> {
  const token = signLink('order', order.orderId, order.placedAt, ORDER_LINK_DAYS)
  const back = `${env().APP_URL}/${order.locale}${paths.order(String(order.number), token)}`
  const made = await payments().createSession({
    orderId: order.orderId,
    orderNumber: String(order.number),
    amountMinor: order.totalMinor,
    currency: order.currency,
    lines: order.lines,
    method: order.paymentMethod,
    email: order.email,
    locale: order.locale,
    successUrl: `${back}&session={CHECKOUT_SESSION_ID}`,
    cancelUrl: back,
    // the provider counts from when it hears of it; the hold is five minutes longer still
    expiresAt: new Date(order.placedAt.getTime() + (order.paymentMinutes + 1) * 60_000),
    idempotencyKey: `order:${order.orderId}`,
  })
  if (!made.ok) return made
  await attachSession(order.orderId, made.value.sessionId, made.value.url, ctx.on)
  return ok({ payUrl: made.value.url })
}
