import type { Context } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { PaymentRefusal } from '@/lib/payments/errors'
import { payments } from '@/lib/payments/payments'
import type { ProviderRefund, RefundsOf } from '@/lib/payments/port'
import { refundCameBack, refundMadeElsewhere } from './store'

/**
 * Money that somebody gave back in the payment provider's own desk counts here as a refund of its order: points move with
 * it, and the shopper is told. What this shop asked for carries its name there and is left alone. Answers how many were news.
 */
export async function recordProviderRefunds(
  ctx: Pick<Context, 'at' | 'on'>,
  of: RefundsOf,
): Promise<Result<number, PaymentRefusal>> {
  const told = await payments().listRefunds(of)
  if (!told.ok) return told
  let news = 0
  for (const refund of told.value) if (await isNews(ctx, refund)) news += 1
  return ok(news)
}

async function isNews(ctx: Pick<Context, 'at' | 'on'>, refund: ProviderRefund): Promise<boolean> {
  const { name, paymentId, status, refundId } = refund
  // a bank may send back tomorrow what went through today, whoever asked for it
  if (status === 'failed' || status === 'canceled') return refundCameBack(refundId, ctx.at, ctx.on)
  if (name !== null || paymentId === null) return false
  const outcome = await refundMadeElsewhere({ ...refund, paymentId }, ctx.at, ctx.on)
  return outcome === 'recorded' || outcome === 'matched'
}
