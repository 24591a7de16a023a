import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { AddressRefusal } from './errors'
import { deleteAddress } from './store'

/** A removed address is gone; orders keep their own copy of where they went. */
export async function removeAddress(ctx: ShopperContext, input: { id: string }): Promise<Result<null, AddressRefusal>> {
  return (await deleteAddress(ctx.on, ctx.actor.id, input.id)) ? ok(null) : refuse('address-unknown')
}
