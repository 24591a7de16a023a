import type { Context } from '@/lib/gate/context'
import { endDue } from './store'

/** A ticket that nobody opened by its last day is over; one that was bought gives its money back by itself. */
export async function endTickets(ctx: Pick<Context, 'at' | 'on'>): Promise<number> {
  return endDue(ctx.on, ctx.at)
}
