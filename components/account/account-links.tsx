import { getTranslations } from 'next-intl/server'
import { ChevronRight, Database, MapPin, Package, ShieldCheck, Star, Store, Ticket } from '@/components/ui/icons'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { AccountOverview } from '@/lib/shoppers/queries'

type AccountLinksProps = { overview: AccountOverview; isStaff: boolean }

/** Where one goes from here, each with how much there is. */
export async function AccountLinks({ overview, isStaff }: AccountLinksProps) {
  const t = await getTranslations('account.links')
  const { orderCount, couponCount, addressCount } = overview
  const links = [
    { href: paths.accountOrders(), icon: Package, label: t('orders'), hint: t('ordersHint', { count: orderCount }) },
    { href: paths.rewards(), icon: Ticket, label: t('coupons'), hint: t('couponsHint', { count: couponCount }) },
    {
      href: paths.accountAddresses(),
      icon: MapPin,
      label: t('addresses'),
      hint: t('addressesHint', { count: addressCount }),
    },
    { href: paths.accountReviews(), icon: Star, label: t('reviews'), hint: t('reviewsHint') },
    { href: paths.accountSecurity(), icon: ShieldCheck, label: t('security'), hint: t('securityHint') },
    { href: paths.accountPrivacy(), icon: Database, label: t('privacy'), hint: t('privacyHint') },
    ...(isStaff
      ? [{ href: paths.merchant.dashboard(), icon: Store, label: t('merchant'), hint: t('merchantHint') }]
      : []),
  ]
  return (
    <nav aria-label={t('label')}>
      <ul className="overflow-hidden rounded-2xl border border-line bg-surface shadow-sm">
        {links.map(({ href, icon: Icon, label, hint }) => (
          <li key={href} className="border-line border-b last:border-b-0">
            <Link
              href={href}
              className="-outline-offset-2 flex min-h-16 items-center gap-4 px-4 py-3 hover:bg-sunken md:px-5"
            >
              <Icon aria-hidden="true" className="size-5.5 shrink-0 text-seal-ink" strokeWidth={1.75} />
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{label}</span>
                <span className="block truncate text-ink-muted text-sm">{hint}</span>
              </span>
              <ChevronRight aria-hidden="true" className="size-4.5 shrink-0 text-ink-faint" />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
