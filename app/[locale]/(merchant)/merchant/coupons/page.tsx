import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { Page } from '@/components/layout/page'
import { CouponTable } from '@/components/merchant-coupons/coupon-table'
import { chipStyle } from '@/components/ui/chip-style'
import { EmptyState } from '@/components/ui/empty-state'
import { Plus, TicketPercent } from '@/components/ui/icons'
import { listCoupons } from '@/lib/coupons/staff/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { findShop } from '@/lib/shop/queries'
import type { MerchantPageProps } from '../merchant-page'

export async function generateMetadata() {
  return { title: (await getTranslations('merchant.coupons'))('title') }
}

export default async function CouponsPage({ searchParams }: MerchantPageProps) {
  const isArchive = (await searchParams).state === 'archived'
  const ctx = await staffPage('coupons.read', paths.merchant.coupons({ state: isArchive ? 'archived' : null }))
  const t = await getTranslations('merchant.coupons')
  const [coupons, shop] = await Promise.all([listCoupons(ctx, { archived: isArchive }), findShop(ctx)])
  const mayWrite = may(ctx.actor.staffRole, 'coupons.write')
  const create = mayWrite ? (
    <LinkButton href={paths.merchant.newCoupon()}>
      <Plus aria-hidden="true" />
      {t('create')}
    </LinkButton>
  ) : null
  return (
    <Page title={t('title')} lead={t('lead')} actions={create}>
      <nav aria-label={t('shown')} className="mb-5 flex gap-2">
        <Link href={paths.merchant.coupons()} aria-current={isArchive ? undefined : 'true'} className={chipStyle()}>
          {t('current')}
        </Link>
        <Link
          href={paths.merchant.coupons({ state: 'archived' })}
          aria-current={isArchive ? 'true' : undefined}
          className={chipStyle()}
        >
          {t('state.archived')}
        </Link>
      </nav>
      {coupons.length > 0 ? (
        <CouponTable coupons={coupons} currency={shop?.currency ?? 'CNY'} mayWrite={mayWrite} />
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
