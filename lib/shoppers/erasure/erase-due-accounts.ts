import type { Context } from '@/lib/gate/context'
import { eraseDue } from './store'

const MOST = 50

/** Whoever asked to be forgotten and let their days pass is. What stands in the way is looked at again the next day. */
export const eraseDueAccounts = (ctx: Pick<Context, 'at' | 'on'>): Promise<number> => eraseDue(ctx.on, ctx.at, MOST)
