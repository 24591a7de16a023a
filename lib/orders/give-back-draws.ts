import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { GiveBackRefusal } from './errors'
import { openOrder } from './queries'
import type { GiveBackDraws } from './schema'
import { sendRefund } from './send-refund'
import { giveBack } from './store'

/** Boxes that were bought and not opened go back within seven days, without a reason; their money goes back as it came. */
export async function giveBackDraws(
  ctx: ShopperContext,
  { number, draws, requestId }: GiveBackDraws,
): Promise<Result<{ moneyMinor: number }, GiveBackRefusal>> {
  const opened = await openOrder(ctx, { number, token: null })
  if (!opened.ok) return opened
  const made = await giveBack({ orderId: opened.value.id, draws, requestId, at: ctx.at }, ctx.on)
  if (!made.ok) return made
  // what the provider does not take now, the job asks for again
  await sendRefund(ctx, { refundId: made.value.refundId })
  return ok({ moneyMinor: made.value.outcome.moneyMinor })
}
