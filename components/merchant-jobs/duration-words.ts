import { useLocale, useTranslations } from 'next-intl'
import { formatPoints } from '@/lib/i18n/format'

/** So long, in the unit that one thinks in. */
export function useDuration(): (milliseconds: number) => string {
  const t = useTranslations('jobs')
  const locale = useLocale()
  return (milliseconds) => {
    const seconds = milliseconds / 1000
    const count = (amount: number) => ({ count: formatPoints(Math.round(amount), locale) })
    if (seconds < 1) return t('jobs.ms', count(milliseconds))
    if (seconds < 90) return t('runs.seconds', count(seconds))
    if (seconds < 5_400) return t('runs.minutes', count(seconds / 60))
    return seconds < 172_800 ? t('runs.hours', count(seconds / 3_600)) : t('runs.days', count(seconds / 86_400))
  }
}
