import type { Context } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { LedgerRefusal } from './errors'
import { award, type Earning } from './store'

/** Points are given once per key and become a lot with its own day of release and its own last day. */
export const awardPoints = (
  ctx: Pick<Context, 'at' | 'on'>,
  earning: Earning,
): Promise<Result<number, LedgerRefusal>> => award(ctx.on, ctx.at, earning)
