import type { z } from 'zod'
import type { ShopperContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { CashbackRefusal } from './errors'
import type { claimCashbackSchema } from './schema'
import { type Cash, claimCash } from './store'

/** A card gives cash for one order of its owner's, once for each order and once for each card; then somebody looks at it. */
export function claimCashback(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  input: z.output<typeof claimCashbackSchema>,
): Promise<Result<Cash, CashbackRefusal>> {
  return claimCash(ctx.on, { accountId: ctx.actor.id, at: ctx.at }, input)
}
