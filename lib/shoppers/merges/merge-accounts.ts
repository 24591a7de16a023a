import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { MergeRefusal } from './errors'
import type { mergeAccountsSchema } from './schema'
import { type Merged, merge } from './store'

/** Two accounts of one person become one: points keep their last days, debts and coupons come along, the other is closed. */
export const mergeAccounts = (
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: z.output<typeof mergeAccountsSchema>,
): Promise<Result<Merged, MergeRefusal>> => merge(ctx.on, ctx.at, ctx.actor.id, input)
