import type { Context } from '@/lib/gate/context'
import { forgetDeleted } from './store'

/** What was deleted a day ago is forgotten for good. */
export const forgetHistories = (ctx: Pick<Context, 'at' | 'on'>): Promise<number> => forgetDeleted(ctx.on, ctx.at)
