import type { Context } from '@/lib/gate/context'
import { beginDue } from './store'

/** A campaign whose first day has come is called live; it was open from that moment, whoever said so. */
export function beginCampaigns(ctx: Pick<Context, 'at' | 'on'>): Promise<number> {
  return beginDue(ctx.on, ctx.at)
}
