import { getLocale, getTranslations } from 'next-intl/server'
import { Panel } from '@/components/merchant-kit/panel'
import { Avatar } from '@/components/ui/avatar'
import { formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import type { StaffOrder } from '@/lib/orders/staff/queries'
import { paths } from '@/lib/paths'

/** Who bought, and where it goes. `seesShoppers`: whoever packs need not look into anybody's account. */
export async function OrderShopper({ order, seesShoppers }: { order: StaffOrder; seesShoppers: boolean }) {
  const t = await getTranslations('merchant.order')
  const locale = await getLocale()
  const { address, shopper } = order
  const name = shopper?.name || address.name
  return (
    <Panel title={t('shopper')}>
      <div className="flex items-center gap-3">
        <Avatar name={name} />
        <div className="min-w-0">
          {shopper && seesShoppers ? (
            <Link href={paths.merchant.shopper(shopper.id)} className="font-medium underline underline-offset-4">
              {name}
            </Link>
          ) : (
            <span className="font-medium">{name}</span>
          )}
          <span className="block truncate text-ink-muted text-sm">{order.email}</span>
        </div>
      </div>
      <p className="mt-2 text-ink-muted text-sm">
        {shopper
          ? t('shopperFacts', { orders: shopper.orders, points: formatPoints(shopper.availablePoints, locale) })
          : t('guest')}
      </p>
      {address.line1 ? (
        <>
          <h3 className="mt-5 mb-1 font-medium text-sm">{t('address')}</h3>
          <address className="text-[0.9375rem] not-italic">
            {address.name} <span className="tabular">{address.phone}</span>
            <br />
            {locale === 'en' || address.country !== 'CN'
              ? [address.line1, address.district, address.city, address.province, address.postalCode, address.country]
                  .filter(Boolean)
                  .join(', ')
              : [...new Set([address.province, address.city, address.district])].join('') + address.line1}
          </address>
        </>
      ) : null}
      {order.note ? (
        <>
          <h3 className="mt-5 mb-1 font-medium text-sm">{t('note')}</h3>
          <p className="text-[0.9375rem]">{order.note}</p>
        </>
      ) : null}
    </Panel>
  )
}
