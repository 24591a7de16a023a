import { CouponPage } from '@/components/merchant-coupons/coupon-page'
import { listRuleSubjects } from '@/lib/earning/programme/queries'
import { staffPage } from '@/lib/gate/page-context'
import { shopCurrency, shopTimeZone } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'

export default async function NewCouponPage() {
  await staffPage('coupons.write', paths.merchant.newCoupon())
  const subjects = await listRuleSubjects()
  return (
    <CouponPage coupon={null} subjects={subjects} currency={shopCurrency()} timeZone={shopTimeZone()} mayWrite={true} />
  )
}
