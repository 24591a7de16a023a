import { useLocale, useTranslations } from 'next-intl'
import type { RuleRow } from '@/lib/earning/engine/rules'
import type { Cut } from '@/lib/earning/limits/rules'
import { formatPoints } from '@/lib/i18n/format'

/** One line of an award's receipt: which rule gave, and what kept the rest back. */
export function useRuleRowWords(): (row: RuleRow) => string {
  const t = useTranslations('points.why.rule')
  const locale = useLocale()
  const sayCut = useCutWords()
  return ({ nameZh, nameEn, cut }) => {
    const name = locale === 'en' ? nameEn : nameZh
    return cut ? name + t('bracket', { text: sayCut(cut) }) : name
  }
}

/** The limit that kept points back, as a shopper reads it. */
export function useCutWords(): (cut: Pick<Cut, 'by' | 'period' | 'limit'>) => string {
  const t = useTranslations('points.why.rule')
  const locale = useLocale()
  return ({ by, period, limit }) =>
    t(`cut.${by}`, { period: period ? t(`period.${period}`) : '', limit: formatPoints(limit, locale) })
}
