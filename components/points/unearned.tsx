import { useLocale, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { formatDate, formatMoney } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import type { Unearned } from './unearned-facts'

/** Orders that earned nothing, and why: silence would look like a mistake. */
export function UnearnedOrders({ unearned }: { unearned: readonly Unearned[] }) {
  const t = useTranslations('points.unearned')
  const locale = useLocale()
  if (unearned.length === 0) return null
  return (
    <Card tone="sunken" className="mt-6">
      <h3 className="mb-1 font-medium">{t('title')}</h3>
      <ul className="grid gap-2 text-sm">
        {unearned.map(({ orderNumber, paidAt, reason, baseMinor }) => (
          <li key={orderNumber} className="flex flex-wrap justify-between gap-x-4 text-ink-muted">
            <span className="text-ink">{t('line', { order: orderNumber })}</span>
            <span>{formatDate(paidAt, locale)}</span>
            <span className="w-full">{t(reason, { money: formatMoney(baseMinor, shopCurrency(), locale) })}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
