import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import { payments } from '@/lib/payments/payments'
import { pendingRefunds, settleRefund } from './store'

/**
 * Sends a refund's money, once: the provider knows it by the refund's own id, however often we ask. What it does not
 * take is kept with its reason and asked again.
 */
export async function sendRefund(
  ctx: Pick<Context, 'at' | 'on'>,
  { refundId }: { refundId: string },
): Promise<Result<'succeeded' | 'pending' | 'failed', never>> {
  const [refund] = await pendingRefunds(refundId, ctx.on)
  if (!refund) return ok('succeeded')
  const { id, orderId, paymentId, amountMinor } = refund
  const sent = await payments().refund({ paymentId, amountMinor, orderId, idempotencyKey: `refund:${id}` })
  const state = sent.ok ? stateOf(sent.value.status) : 'pending'
  await settleRefund(
    id,
    { state, providerRefundId: sent.ok ? sent.value.refundId : null, error: sent.ok ? null : sent.refusal },
    ctx.at,
    ctx.on,
  )
  return ok(state)
}

const stateOf = (status: string) =>
  status === 'succeeded' ? 'succeeded' : status === 'failed' || status === 'canceled' ? 'failed' : 'pending'
