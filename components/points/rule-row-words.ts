import { useLocale, useTranslations } from 'next-intl'
import type { RuleRow } from '@/lib/earning/engine/rules'
import { formatPoints } from '@/lib/i18n/format'

/** One line of an award's receipt: which rule gave, and what kept the rest back. */
export function useRuleRowWords(): (row: RuleRow) => string {
  const t = useTranslations('points.why.rule')
  const locale = useLocale()
  return ({ nameZh, nameEn, cut }) => {
    const name = locale === 'en' ? nameEn : nameZh
    if (!cut) return name
    const period = cut.period ? t(`period.${cut.period}`) : ''
    return name + t('bracket', { text: t(`cut.${cut.by}`, { period, limit: formatPoints(cut.limit, locale) }) })
  }
}
