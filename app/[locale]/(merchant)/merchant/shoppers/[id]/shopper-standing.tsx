import { ShopperSegments } from '@/components/merchant-shoppers/shopper-segments'
import { ShopperTier } from '@/components/merchant-shoppers/shopper-tier'
import type { StaffContext } from '@/lib/gate/context'
import { findSegments } from '@/lib/shoppers/segments/queries'
import { tierStanding } from '@/lib/tiers/queries'

/** Where a shopper stands now: of which tier and segments, and until when. */
export async function ShopperStanding({ ctx, id }: { ctx: StaffContext; id: string }) {
  const [segments, standing] = await Promise.all([findSegments(ctx.at, id, ctx.on), tierStanding(ctx, id)])
  return (
    <div className="-mt-2 grid gap-3">
      {standing ? <ShopperTier standing={standing} /> : null}
      <ShopperSegments segments={segments} />
    </div>
  )
}
