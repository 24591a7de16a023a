import type { z } from 'zod'
import type { ShopperContext } from '@/lib/gate/context'
import { type Result, refuse } from '@/lib/kernel/result'
import { findAddress } from '@/lib/shoppers/queries'
import type { GiveAddressRefusal } from './errors'
import type { giveAddressSchema } from './schema'
import { giveTo } from './store'

/** Whoever won a parcel says to which of their addresses it goes; from then on it is packed as any other. */
export async function giveAddress(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  { claimId, addressId }: z.output<typeof giveAddressSchema>,
): Promise<Result<{ claimId: string }, GiveAddressRefusal>> {
  const address = await findAddress(ctx, addressId)
  return address ? giveTo(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, claimId, address) : refuse('address-needed')
}
