import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { MergeRefusal } from './errors'
import type { unmergeAccountsSchema } from './schema'
import { type Moved, unmerge } from './store'

/** Takes a merge apart: what is left of what came over goes back; what was spent meanwhile stays spent. */
export const unmergeAccounts = (
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: z.output<typeof unmergeAccountsSchema>,
): Promise<Result<Moved, MergeRefusal>> => unmerge(ctx.on, ctx.at, ctx.actor.id, input)
