import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { CouponShelf } from '@/components/merchant-coupons/coupon-shelf'
import { CouponTabs } from '@/components/merchant-coupons/coupon-tabs'
import { EmptyState } from '@/components/ui/empty-state'
import { Plus, TicketPercent } from '@/components/ui/icons'
import { listCoupons } from '@/lib/coupons/staff/queries'
import { couponListSchema } from '@/lib/coupons/staff/schema'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { paths } from '@/lib/paths'
import type { MerchantPageProps } from '../merchant-page'
import { SavedViews } from '../saved-views'

export async function generateMetadata() {
  return { title: (await getTranslations('merchant.coupons'))('title') }
}

export default async function CouponsPage({ searchParams }: MerchantPageProps) {
  const asked = couponListSchema.parse(await searchParams)
  const isArchive = asked.state === 'archived'
  const ctx = await staffPage('coupons.read', paths.merchant.coupons(asked))
  const t = await getTranslations('merchant.coupons')
  const coupons = await listCoupons(ctx, asked)
  const mayWrite = may(ctx.actor.staffRole, 'coupons.write')
  const create = mayWrite ? (
    <LinkButton href={paths.merchant.newCoupon()}>
      <Plus aria-hidden="true" />
      {t('create')}
    </LinkButton>
  ) : null
  return (
    <Page title={t('title')} lead={t('lead')} actions={create}>
      <SavedViews ctx={ctx} page="coupons" query={await searchParams} />
      <CouponTabs isArchive={isArchive} sort={asked.sort} />
      {coupons.length > 0 ? (
        <CouponShelf coupons={coupons} asked={asked} mayWrite={mayWrite} />
      ) : (
        <EmptyState
          mark={<TicketPercent />}
          title={t(isArchive ? 'empty.archived' : 'empty.title')}
          action={isArchive ? null : create}
        >
          {isArchive ? null : t('empty.body')}
        </EmptyState>
      )}
    </Page>
  )
}
