import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { MergeNotes } from '@/components/merchant-shoppers/merge-notes'
import { ShopperFigures } from '@/components/merchant-shoppers/shopper-figures'
import { Badge } from '@/components/ui/badge'
import { findShopper } from '@/lib/analytics/shoppers/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { formatDate } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import { listMerges } from '@/lib/shoppers/merges/queries'
import type { MerchantDetailProps, MerchantPageProps } from '../../merchant-page'
import { PointsProof } from './points-proof'
import { ShopperDeeds } from './shopper-deeds'
import { ShopperErasure } from './shopper-erasure'
import { ShopperSections } from './shopper-sections'
import { ShopperStanding } from './shopper-standing'

type ShopperPageProps = MerchantDetailProps & Pick<MerchantPageProps, 'searchParams'>

export default async function ShopperPage({ params, searchParams }: ShopperPageProps) {
  const { id } = await params
  const ctx = await staffPage('shoppers.read', paths.merchant.shopper(id))
  if (!z.uuid().safeParse(id).success) notFound()
  const [shopper, merges] = await Promise.all([findShopper(ctx, id), listMerges(ctx, id)])
  if (!shopper) notFound()
  const t = await getTranslations('merchant')
  const name = shopper.name || shopper.email
  const isMerged = merges.some(({ isClosed }) => isClosed)
  const crumbs = [{ label: t('shoppers.title'), href: paths.merchant.shoppers() }, { label: name }]
  const since = formatDate(shopper.createdAt, await getLocale())
  return (
    <Page
      breadcrumb={<Breadcrumb items={crumbs} label={t('kit.where')} />}
      title={
        <span className="flex flex-wrap items-center gap-3">
          {name}
          {shopper.isSuspended ? <Badge tone="danger">{t('shopper.suspended')}</Badge> : null}
        </span>
      }
      lead={t('shopper.facts', { email: shopper.email, since, addresses: shopper.addresses })}
      actions={<ShopperDeeds ctx={ctx} id={id} name={name} isMerged={isMerged} isSuspended={shopper.isSuspended} />}
    >
      <div className="grid gap-8">
        <ShopperErasure ctx={ctx} id={id} />
        <MergeNotes merges={merges} mayTakeApart={may(ctx.actor.staffRole, 'shoppers.merge')} />
        <ShopperStanding ctx={ctx} id={shopper.id} />
        <ShopperFigures shopper={shopper} currency={shopCurrency()} />
        <PointsProof ctx={ctx} id={shopper.id} asOf={(await searchParams).asOf} />
        <ShopperSections ctx={ctx} id={shopper.id} seesOrders={may(ctx.actor.staffRole, 'orders.read')} />
      </div>
    </Page>
  )
}
