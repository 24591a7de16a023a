import type { Context } from '@/lib/gate/context'
import { askForRefund } from './ask-for-refund'
import { dueRefunds } from './store'

/**
 * Asks again for every refund that has not gone through, ever more rarely; after a day of it the refund has failed and
 * waits for a person. Answers how many it tried.
 */
export async function sendPendingRefunds(ctx: Pick<Context, 'at' | 'on'>): Promise<number> {
  const due = await dueRefunds(ctx.at, ctx.on)
  for (const refund of due) await askForRefund(ctx, refund)
  return due.length
}
