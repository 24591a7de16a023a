import type { Context } from '@/lib/gate/context'
import { KEPT_DAYS } from './rules'
import { forget } from './store'

/** Files that were kept for a week are thrown away; that they were made stays known. */
export const forgetExports = (ctx: Pick<Context, 'at' | 'on'>): Promise<number> => forget(ctx.on, ctx.at, KEPT_DAYS)
