import { CouponPage } from '@/components/merchant-coupons/coupon-page'
import { listRuleSubjects } from '@/lib/earning/programme/queries'
import { staffPage } from '@/lib/gate/page-context'
import { paths } from '@/lib/paths'
import { findShop } from '@/lib/shop/queries'

export default async function NewCouponPage() {
  const ctx = await staffPage('coupons.write', paths.merchant.newCoupon())
  const [shop, subjects] = await Promise.all([findShop(ctx), listRuleSubjects()])
  return (
    <CouponPage
      coupon={null}
      subjects={subjects}
      currency={shop?.currency ?? 'CNY'}
      timeZone={shop?.timeZone ?? 'Asia/Shanghai'}
      mayWrite={true}
    />
  )
}
