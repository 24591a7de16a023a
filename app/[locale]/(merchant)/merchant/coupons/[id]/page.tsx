import { notFound } from 'next/navigation'
import { z } from 'zod'
import { CouponPage } from '@/components/merchant-coupons/coupon-page'
import { findStackLoss } from '@/lib/coupons/margin/queries'
import { findCoupon } from '@/lib/coupons/staff/queries'
import { listRuleSubjects } from '@/lib/earning/programme/queries'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { shopCurrency, shopTimeZone } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import type { MerchantDetailProps } from '../../merchant-page'

export default async function EditCouponPage({ params }: MerchantDetailProps) {
  const { id } = await params
  const ctx = await staffPage('coupons.read', paths.merchant.coupon(id))
  if (!z.uuid().safeParse(id).success) notFound()
  const [coupon, subjects, loss] = await Promise.all([findCoupon(ctx, id), listRuleSubjects(), findStackLoss(ctx, id)])
  if (!coupon) notFound()
  return (
    <CouponPage
      coupon={coupon}
      loss={loss}
      subjects={subjects}
      currency={shopCurrency()}
      timeZone={shopTimeZone()}
      mayWrite={may(ctx.actor.staffRole, 'coupons.write')}
    />
  )
}
