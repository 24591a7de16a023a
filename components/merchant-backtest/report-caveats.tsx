import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { BacktestReport } from '@/lib/backtest/report/rules'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'

/** What whoever reads the figures should know beside them. */
export function ReportCaveats({ report }: { report: BacktestReport }) {
  const t = useTranslations('backtest.desk.report')
  const locale = useLocale()
  const { total, unmatched, shoppers } = report
  const count = (amount: number) => formatPoints(amount, locale)
  const lines = [
    total.guestOrders > 0 ? t('guests', { count: count(total.guestOrders) }) : null,
    unmatched.refunds > 0
      ? t('unmatched', {
          count: count(unmatched.refunds),
          amount: formatMoney(unmatched.minor, shopCurrency(), locale, { trimZeros: true }),
        })
      : null,
    shoppers.owing > 0 ? t('owing', { count: count(shoppers.owing) }) : null,
  ].filter((line) => line !== null)
  if (lines.length === 0) return null
  return (
    <Notice>
      <ul className="grid gap-1.5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  )
}
