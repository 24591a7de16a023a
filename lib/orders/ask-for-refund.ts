import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { PaymentRefusal } from '@/lib/payments/errors'
import { payments } from '@/lib/payments/payments'
import type { Refund } from '@/lib/payments/port'
import { REFUND_TRIES, type RefundState } from './rules'
import { type PendingRefund, settleRefund } from './store'

/** The provider said no, and will say no again: a person must look. */
const final: readonly PaymentRefusal[] = ['payment-refund-refused', 'payment-not-found', 'payment-key-reused']

/**
 * Asks the provider for one refund's money, or after the one that it took already, and keeps the answer. Under the same
 * key the provider gives the same answer, errors too; under a new one it is asked first whether it has the refund.
 */
export async function askForRefund(ctx: Pick<Context, 'at' | 'on'>, refund: PendingRefund): Promise<RefundState> {
  const { id, providerRefundId } = refund
  const answer = await answerFor(refund)
  const state = stateAfter(answer, refund.attempts + 1)
  await settleRefund(
    id,
    {
      state,
      providerRefundId: answer.ok ? answer.value.refundId : providerRefundId,
      error: answer.ok ? null : answer.refusal,
    },
    ctx.at,
    ctx.on,
  )
  return state
}

async function answerFor(refund: PendingRefund): Promise<Result<Refund, PaymentRefusal>> {
  const { id, orderId, paymentId, amountMinor, providerRefundId, round } = refund
  if (providerRefundId) return payments().getRefund(providerRefundId)
  const idempotencyKey = round === 0 ? `refund:${id}` : `refund:${id}:${round}`
  // a key of an earlier round may have moved the money although nobody heard of it
  const earlier = round === 0 ? null : await payments().findRefund(paymentId, id)
  if (earlier && !earlier.ok) return earlier
  if (earlier?.value) return ok(earlier.value)
  return payments().refund({ paymentId, amountMinor, orderId, idempotencyKey, name: id })
}

function stateAfter(answer: Result<Refund, PaymentRefusal>, tries: number): RefundState {
  if (answer.ok && answer.value.status === 'succeeded') return 'succeeded'
  const isFinal = answer.ok
    ? answer.value.status === 'failed' || answer.value.status === 'canceled'
    : final.includes(answer.refusal)
  return isFinal || tries >= REFUND_TRIES ? 'failed' : 'pending'
}
