import { useLocale, useTranslations } from 'next-intl'
import { Section } from '@/components/layout/section'
import { formatMoney } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-currency'
import type { TierTerms } from '@/lib/tiers/rules'
import { Point } from './how-to-earn'

/** From how much one is of which tier, from the lowest up. */
export function TierRules({ tiers: { windowMonths, levels } }: { tiers: TierTerms }) {
  const t = useTranslations('tiers.rules')
  const locale = useLocale()
  return (
    <Section title={t('title')}>
      <ul className="grid gap-2.5">
        {levels.map(({ code, nameZh, nameEn, atLeastMinor }) => (
          <Point key={code} strong>
            {t('level', {
              name: locale === 'en' ? nameEn : nameZh,
              money: formatMoney(atLeastMinor, shopCurrency, locale, { trimZeros: true }),
              months: windowMonths,
            })}
          </Point>
        ))}
        <Point>{t('how')}</Point>
      </ul>
    </Section>
  )
}
