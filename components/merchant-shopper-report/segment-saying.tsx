import { useLocale, useTranslations } from 'next-intl'
import type { ShoppersReport } from '@/lib/analytics/shoppers/queries'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import type { SegmentCode } from '@/lib/shoppers/segments/rules'

/** What makes a segment, in words, with the cuts that hold. */
export function useSegmentSaying({ terms, currency }: Pick<ShoppersReport, 'terms' | 'currency'>) {
  const t = useTranslations('analytics.shoppers.means')
  const locale = useLocale()
  const { recencyDays, orders, spentMinor, bigPoints, idleDays, expiringDays, newDays } = terms
  const values = {
    recent: recencyDays[1] ?? 0,
    fresh: recencyDays[2] ?? 0,
    long: recencyDays[3] ?? 0,
    orders: orders[2] ?? 0,
    some: orders[1] ?? 0,
    money: formatMoney(spentMinor[2] ?? 0, currency, locale, { trimZeros: true }),
    points: formatPoints(bigPoints, locale),
    idle: idleDays,
    soon: expiringDays,
    new: newDays,
  }
  return (code: SegmentCode): string => t(code, values)
}
