import { useFormatter, useTranslations } from 'next-intl'

const MONTHS_SHARE = /^plan:(\d{4})-(\d{2})$/

/** A reason as somebody wrote it; the one that the year plan writes for itself in words. */
export function useReasonText(): (reason: string) => string {
  const t = useTranslations('merchant.journal')
  const format = useFormatter()
  return (reason) => {
    const [, year, month] = MONTHS_SHARE.exec(reason) ?? []
    if (!year || !month) return reason
    const day = new Date(Date.UTC(Number(year), Number(month) - 1, 1))
    return t('monthsShare', { month: format.dateTime(day, { year: 'numeric', month: 'long', timeZone: 'UTC' }) })
  }
}
