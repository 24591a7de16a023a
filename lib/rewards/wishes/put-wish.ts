import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result } from '@/lib/kernel/result'
import type { WishRefusal } from './errors'
import type { PutWish } from './schema'
import { put } from './store'

/** A shopper saves for a reward, or no more; said twice it is as said once, and what left the mall can always be let go. */
export async function putWish(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  input: PutWish,
): Promise<Result<{ wished: boolean }, WishRefusal>> {
  const done = await put(ctx.on, ctx.at, ctx.actor.id, input)
  return done.ok ? ok({ wished: input.wished }) : done
}
