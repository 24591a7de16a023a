import { getTranslations } from 'next-intl/server'
import { AdjustOpener } from '@/components/merchant-points/adjust-opener-client'
import { ErasureOpener } from '@/components/merchant-shoppers/erasure-opener-client'
import { MergeOpener } from '@/components/merchant-shoppers/merge-opener-client'
import { buttonStyle } from '@/components/ui/button-style'
import type { StaffContext } from '@/lib/gate/context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'
import { getAllowance } from '@/lib/points/adjustments/queries'
import { getErasure } from '@/lib/shoppers/erasure/queries'

type ShopperDeedsProps = { ctx: StaffContext; id: string; name: string; isMerged: boolean; isSuspended: boolean }

/** What may be done with this shopper by whoever looks: nothing with an account that was merged into another. */
export async function ShopperDeeds({ ctx, id, name, isMerged, isSuspended }: ShopperDeedsProps) {
  const { staffRole } = ctx.actor
  const mayAdjust = may(staffRole, 'points.adjust') && !isMerged && id !== ctx.actor.id
  const allowance = mayAdjust ? await getAllowance(ctx) : null
  const erasure = may(staffRole, 'shoppers.erase') ? await getErasure(ctx, id) : null
  const t = await getTranslations('points-desk.erasure')
  return (
    <>
      {may(staffRole, 'shoppers.merge') && !isMerged && !isSuspended ? <MergeOpener intoId={id} name={name} /> : null}
      {erasure && !erasure.dueAt && !erasure.trouble ? <ErasureOpener accountId={id} name={name} /> : null}
      {erasure && !erasure.doneAt ? (
        <a href={paths.api.shopperData(id)} download className={buttonStyle({ tone: 'outline' })}>
          {t('data')}
        </a>
      ) : null}
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
