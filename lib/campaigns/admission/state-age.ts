import type { ShopperContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { AgeMissing, AgeRefusal } from './errors'
import type { StateAge } from './schema'
import { putAge } from './store'

/** A shopper says when they were born, once; of a grown-up nothing is kept but that. */
export const stateAge = (
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  { bornOn }: StateAge,
): Promise<Result<{ missing: AgeMissing | null }, AgeRefusal>> => putAge(ctx.on, ctx.at, ctx.actor.id, bornOn)
