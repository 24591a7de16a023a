import type { Context } from '@/lib/gate/context'
import { expireDue } from './store'

/** What was not used by its last day is over; its points were spent and stay so. */
export async function expireClaims(ctx: Pick<Context, 'at' | 'on'>): Promise<number> {
  return expireDue(ctx.on, ctx.at)
}
