import type { Context } from '@/lib/gate/context'
import { completeDue } from './store'

/** A parcel that was sent and not returned in the shop's return window is done. */
export const completeShippedOrders = (ctx: Pick<Context, 'at' | 'on'>): Promise<number> => completeDue(ctx.at, ctx.on)
