import { getLocale, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { Stat } from '@/components/ui/stat'
import type { ShopperDetail } from '@/lib/analytics/shoppers/queries'
import { formatMoney, formatPoints } from '@/lib/i18n/format'

/** One shopper in figures. What is owed is shown only to those who owe. */
export async function ShopperFigures({ shopper, currency }: { shopper: ShopperDetail; currency: string }) {
  const t = await getTranslations('merchant')
  const locale = await getLocale()
  const written = (amount: number) => formatPoints(amount, locale)
  return (
    <Card>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-3 lg:grid-cols-6">
        <Stat label={t('bucket.available')} value={written(shopper.availablePoints)} tone="seal" />
        <Stat label={t('bucket.pending')} value={written(shopper.pendingPoints)} />
        <Stat label={t('bucket.held')} value={written(shopper.heldPoints)} />
        {shopper.debtPoints > 0 ? (
          <Stat label={t('bucket.debt')} value={written(shopper.debtPoints)} />
        ) : (
          <Stat label={t('shopper.coupons')} value={written(shopper.coupons)} />
        )}
        <Stat label={t('shoppers.columns.orders')} value={written(shopper.orders)} />
        <Stat label={t('shoppers.columns.spent')} value={formatMoney(shopper.spentMinor, currency, locale)} />
      </dl>
    </Card>
  )
}
