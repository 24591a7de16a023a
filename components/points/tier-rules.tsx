import { useLocale, useTranslations } from 'next-intl'
import { tierAmount } from '@/components/account/tier-amount'
import { Section } from '@/components/layout/section'
import { leastOf, type TierTerms } from '@/lib/tiers/rules'
import { Point } from './how-to-earn'

/** From how much, spent or earned, one is of which tier, from the lowest up. */
export function TierRules({ tiers: { measure, window, windowMonths, graceDays, levels } }: { tiers: TierTerms }) {
  const t = useTranslations('tiers.rules')
  const locale = useLocale()
  return (
    <Section title={t('title')}>
      <ul className="grid gap-2.5">
        {levels.map((level) => (
          <Point key={level.code} strong>
            {t(window === 'year' ? 'levelYear' : 'level', {
              name: locale === 'en' ? level.nameEn : level.nameZh,
              ...tierAmount(measure, leastOf(level), locale),
              months: windowMonths,
            })}
          </Point>
        ))}
        <Point>{t(measure === 'points' ? 'howPoints' : 'how')}</Point>
        {graceDays > 0 ? <Point>{t('grace', { days: graceDays })}</Point> : null}
      </ul>
    </Section>
  )
}
