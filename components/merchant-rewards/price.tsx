import { useLocale } from 'next-intl'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'

/** Points and money as a column of figures shows them. */
export function Price({ points, cashMinor }: { points: number; cashMinor: number }) {
  const locale = useLocale()
  return (
    <span className="grid">
      <span>{formatPoints(points, locale)}</span>
      {cashMinor > 0 ? <span className="text-sm">+ {formatMoney(cashMinor, shopCurrency(), locale)}</span> : null}
    </span>
  )
}
