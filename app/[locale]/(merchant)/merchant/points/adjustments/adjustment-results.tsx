import { getTranslations } from 'next-intl/server'
import { Pagination } from '@/components/layout/pagination'
import { HandCoins } from '@/components/merchant-kit/merchant-icons'
import { AdjustmentTable } from '@/components/merchant-points/adjustment-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { StaffContext } from '@/lib/gate/context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'
import { listAdjustments } from '@/lib/points/adjustments/queries'
import type { AdjustmentFilter } from '@/lib/points/adjustments/schema'

/** The adjustments that the filter finds: what waits stands first. */
export async function AdjustmentResults({ ctx, filter }: { ctx: StaffContext; filter: AdjustmentFilter }) {
  const { adjustments, total, pages } = await listAdjustments(ctx, filter)
  const t = await getTranslations('points-desk.list')
  if (total === 0) {
    return (
      <EmptyState mark={<HandCoins />} title={t('empty.title')}>
        {t('empty.body')}
      </EmptyState>
    )
  }
  return (
    <>
      <p className="mb-3 text-ink-muted text-sm tabular">
        {t('found', { count: total })} {filter.shopper ? t('ofOne') : null}
      </p>
      <AdjustmentTable adjustments={adjustments} mayDecide={may(ctx.actor.staffRole, 'points.approve')} />
      <Pagination page={filter.page} pages={pages} href={(page) => paths.merchant.adjustments({ ...filter, page })} />
    </>
  )
}
