import { useLocale, useTranslations } from 'next-intl'
import { formatDate } from '@/lib/i18n/format'
import type { ExpiryTerms, PendingTerms } from '@/lib/points/lots/rules'

/** A day of the year as people write it: "06-30" is 6月30日. */
export function monthDayText(monthDay: string, locale: string): string {
  const [month = 1, date = 1] = monthDay.split('-').map(Number)
  return formatDate(Date.UTC(2000, month - 1, date), locale, 'near', 'UTC')
}

/** The values of the sentence that words these terms. */
export function expiryValues(expiry: ExpiryTerms, locale: string): Record<string, string | number> {
  if (expiry.kind === 'fixed-date') return { date: monthDayText(expiry.monthDay, locale) }
  const { kind: _, ...values } = expiry
  return values
}

export const pendingValues = (pending: PendingTerms) => ({ days: pending.kind === 'days' ? pending.days : 0 })

/** From when and until when points are good, as a shopper reads it. */
export function useLotWords() {
  const t = useTranslations('points.terms')
  const locale = useLocale()
  return {
    pending: (pending: PendingTerms) => t(`pending.${pending.kind}`, pendingValues(pending)),
    expiry: (expiry: ExpiryTerms) => t(`expiry.${expiry.kind}`, expiryValues(expiry, locale)),
  }
}
