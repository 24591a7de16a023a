import type { StaffContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { RefundState } from '../rules'
import { sendRefund } from '../send-refund'
import type { RefundOutcome } from './schema'

export type Refunded = { money: 'none' | RefundState; outcome: RefundOutcome }

/** A refund that was made sends its money at once, when it has any. */
export async function sendMadeRefund(
  ctx: Pick<StaffContext, 'at' | 'on'>,
  { refundId, outcome }: { refundId: string; outcome: RefundOutcome },
): Promise<Result<Refunded, never>> {
  if (outcome.moneyMinor === 0) return ok({ money: 'none', outcome })
  const sent = await sendRefund(ctx, { refundId })
  return sent.ok ? ok({ money: sent.value, outcome }) : sent
}
