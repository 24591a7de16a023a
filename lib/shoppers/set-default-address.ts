import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { AddressRefusal } from './errors'
import { markDefaultAddress } from './store'

/** The usual address is the one that checkout fills in. */
export async function setDefaultAddress(
  ctx: ShopperContext,
  input: { id: string },
): Promise<Result<null, AddressRefusal>> {
  return (await markDefaultAddress(ctx.on, ctx.actor.id, input.id)) ? ok(null) : refuse('address-unknown')
}
