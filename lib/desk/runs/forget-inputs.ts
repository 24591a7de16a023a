import type { Context } from '@/lib/gate/context'
import { forget } from './store'

/** Files that were kept for another try, and that nobody tried again for a day, are thrown away. */
export const forgetInputs = (ctx: Pick<Context, 'at' | 'on'>): Promise<number> => forget(ctx.on, ctx.at)
