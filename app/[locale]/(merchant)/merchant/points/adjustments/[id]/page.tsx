import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { AdjustmentFacts } from '@/components/merchant-points/adjustment-facts'
import { AdjustmentRows } from '@/components/merchant-points/adjustment-rows'
import { AdjustmentStateBadge } from '@/components/merchant-points/adjustment-state'
import { Decide } from '@/components/merchant-points/decide-client'
import { Revert } from '@/components/merchant-points/revert-client'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'
import { findAdjustment, listAdjustmentRows } from '@/lib/points/adjustments/queries'
import type { MerchantDetailProps } from '../../../merchant-page'

export default async function AdjustmentPage({ params }: MerchantDetailProps) {
  const { id } = await params
  const ctx = await staffPage('points.read', paths.merchant.adjustment(id))
  if (!z.uuid().safeParse(id).success) notFound()
  const [one, rows] = await Promise.all([findAdjustment(ctx, id), listAdjustmentRows(ctx, id)])
  if (!one) notFound()
  const t = await getTranslations('points-desk')
  const kit = await getTranslations('merchant.kit')
  const title = t('detail.title', { no: one.no })
  const crumbs = [{ label: t('list.title'), href: paths.merchant.adjustments() }, { label: title }]
  const mayDecide = may(ctx.actor.staffRole, 'points.approve')
  const mayRevert = mayDecide || (may(ctx.actor.staffRole, 'points.adjust') && one.isOwnSlip)
  const deed =
    mayDecide && one.state === 'waiting' && !one.isOwn ? (
      <Decide id={id} no={one.no} />
    ) : mayRevert && one.state === 'posted' ? (
      <Revert id={id} no={one.no} isOwnSlip={one.isOwnSlip} />
    ) : null
  return (
    <Page
      breadcrumb={<Breadcrumb items={crumbs} label={kit('where')} />}
      title={
        <span className="flex flex-wrap items-center gap-3">
          {title}
          <AdjustmentStateBadge state={one.state} />
        </span>
      }
      lead={one.state === 'waiting' && one.isOwn ? t('detail.ownWaits') : undefined}
      actions={deed}
    >
      <div className="grid gap-6">
        <AdjustmentFacts one={one} />
        <AdjustmentRows rows={rows} />
      </div>
    </Page>
  )
}
