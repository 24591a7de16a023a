import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { RefundState } from '../rules'
import { sendRefund } from '../send-refund'
import type { RefundRefusal } from './errors'
import type { RefundOutcome } from './schema'
import { type RefundInput, refund } from './store'

type Refunded = { money: 'none' | RefundState; outcome: RefundOutcome }

/** Undoes an order or a part of it: money, points both ways and coupon move together, by what was recorded; each once. */
export async function refundOrder(ctx: StaffContext, input: RefundInput): Promise<Result<Refunded, RefundRefusal>> {
  const made = await refund(input, ctx.actor.id, ctx.at, ctx.on)
  if (!made.ok) return made
  const { refundId, outcome } = made.value
  if (outcome.moneyMinor === 0) return ok({ money: 'none', outcome })
  const sent = await sendRefund(ctx, { refundId })
  return sent.ok ? ok({ money: sent.value, outcome }) : sent
}
