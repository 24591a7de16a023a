import type { z } from 'zod'
import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { AddressRefusal } from './errors'
import { MOST_ADDRESSES } from './rules'
import type { saveAddressSchema } from './schema'
import { insertAddress, markDefaultAddress, updateAddress } from './store'

type Input = z.output<typeof saveAddressSchema>

/** A member keeps up to twenty addresses and rewrites only their own. */
export async function saveAddress(ctx: ShopperContext, input: Input): Promise<Result<{ id: string }, AddressRefusal>> {
  const accountId = ctx.actor.id
  const id = input.id
    ? await updateAddress(ctx.on, accountId, input.id, input.address)
    : await insertAddress(ctx.on, accountId, input.address, MOST_ADDRESSES, ctx.at)
  if (!id) return input.id ? refuse('address-unknown') : refuse('address-limit', { most: MOST_ADDRESSES })
  if (input.isDefault) await markDefaultAddress(ctx.on, accountId, id)
  return ok({ id })
}
