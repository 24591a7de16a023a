import { useLocale, useTranslations } from 'next-intl'
import { reasonText } from '@/lib/i18n/record-words'

/** A reason as somebody wrote it; the one that the year plan writes for itself in words. */
export function useReasonText(): (reason: string) => string {
  const t = useTranslations('merchant.journal')
  const locale = useLocale()
  return (reason) => reasonText(t, locale, reason)
}
