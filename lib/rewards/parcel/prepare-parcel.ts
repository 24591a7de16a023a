import type { ShopperContext } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { findAddress } from '@/lib/shoppers/queries'
import type { ClaimRefusal } from '../errors'
import type { ClaimReward } from '../schema'

/** A gift goes to an address of the shopper's own; the claim keeps it as it was when it was asked for. */
export async function prepareParcel(
  ctx: Pick<ShopperContext, 'actor' | 'on'>,
  { addressId }: ClaimReward,
): Promise<Result<Record<string, unknown>, ClaimRefusal>> {
  const address = addressId ? await findAddress(ctx, addressId) : null
  return address ? ok({ address }) : refuse('address-needed')
}
