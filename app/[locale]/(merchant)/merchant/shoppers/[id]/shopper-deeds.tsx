import { AdjustOpener } from '@/components/merchant-points/adjust-opener-client'
import { MergeOpener } from '@/components/merchant-shoppers/merge-opener-client'
import type { StaffContext } from '@/lib/gate/context'
import { may } from '@/lib/gate/permissions'
import { getAllowance } from '@/lib/points/adjustments/queries'

type ShopperDeedsProps = { ctx: StaffContext; id: string; name: string; isMerged: boolean; isSuspended: boolean }

/** What may be done with this shopper by whoever looks: nothing with an account that was merged into another. */
export async function ShopperDeeds({ ctx, id, name, isMerged, isSuspended }: ShopperDeedsProps) {
  const { staffRole } = ctx.actor
  const mayAdjust = may(staffRole, 'points.adjust') && !isMerged && id !== ctx.actor.id
  const allowance = mayAdjust ? await getAllowance(ctx) : null
  return (
    <>
      {may(staffRole, 'shoppers.merge') && !isMerged && !isSuspended ? <MergeOpener intoId={id} name={name} /> : null}
      {allowance ? (
        <AdjustOpener
          accountId={id}
          name={name}
          allowance={allowance}
          mayApprove={may(staffRole, 'points.approve')}
          mayFund={may(staffRole, 'points.fund')}
        />
      ) : null}
    </>
  )
}
