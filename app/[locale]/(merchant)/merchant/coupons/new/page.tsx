import { CouponPage } from '@/components/merchant-coupons/coupon-page'
import { staffPage } from '@/lib/gate/page-context'
import { paths } from '@/lib/paths'
import { findShop } from '@/lib/shop/queries'

export default async function NewCouponPage() {
  const ctx = await staffPage('coupons.write', paths.merchant.newCoupon())
  const shop = await findShop(ctx)
  return (
    <CouponPage
      coupon={null}
      currency={shop?.currency ?? 'CNY'}
      timeZone={shop?.timeZone ?? 'Asia/Shanghai'}
      mayWrite={true}
    />
  )
}
