import { ErasureNote } from '@/components/merchant-shoppers/erasure-note'
import type { StaffContext } from '@/lib/gate/context'
import { may } from '@/lib/gate/permissions'
import { getErasure } from '@/lib/shoppers/erasure/queries'

/** That this shopper asked to be forgotten, if they did. */
export async function ShopperErasure({ ctx, id }: { ctx: StaffContext; id: string }) {
  const standing = await getErasure(ctx, id)
  return <ErasureNote accountId={id} standing={standing} mayWithdraw={may(ctx.actor.staffRole, 'shoppers.erase')} />
}
