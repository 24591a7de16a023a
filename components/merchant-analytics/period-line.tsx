import { useLocale, useTranslations } from 'next-intl'
import type { Period } from '@/lib/analytics/rules'
import { formatDate } from '@/lib/i18n/format'

type PeriodLineProps = {
  period: Period
  timeZone: string
  compares?: boolean
  /** what is compared with a day that is not over was counted up to the same hour */
  isCut?: boolean
}

/** Which days these are, on whose clock, and what they are compared with. */
export function PeriodLine({ period, timeZone, compares = true, isCut = false }: PeriodLineProps) {
  const t = useTranslations('analytics.frame')
  const locale = useLocale()
  const day = (text: string) => formatDate(`${text}T12:00:00Z`, locale, 'short', 'UTC')
  return (
    <p className="text-ink-muted text-sm">
      <span className="text-ink tabular">{t('period', { from: day(period.from), to: day(period.to) })}</span>
      {compares ? (
        <>
          {' · '}
          <span className="tabular">
            {t('compared', { from: day(period.previousFrom), to: day(period.previousTo) })}
          </span>
        </>
      ) : null}
      {' · '}
      {t('timeZone', { zone: timeZone })}
      {period.isPartial ? (
        <span className="block text-on-warning-soft">
          {t(isCut ? 'partial.cut' : compares ? 'partial.whole' : 'partial.alone')}
        </span>
      ) : null}
    </p>
  )
}
