import type { Context } from '@/lib/gate/context'
import { sendRefund } from './send-refund'
import { pendingRefunds } from './store'

/** Asks again for every refund that has not gone through; answers how many it tried. */
export async function sendPendingRefunds(ctx: Pick<Context, 'at' | 'on'>): Promise<number> {
  const waiting = await pendingRefunds(null, ctx.on)
  for (const { id } of waiting) await sendRefund(ctx, { refundId: id })
  return waiting.length
}
