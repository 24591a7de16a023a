import { useLocale, useTranslations } from 'next-intl'
import type { Definition, Prize } from '@/lib/campaigns/schema'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'

/** What one draw costs, in a line. */
export function useCostWords(): (entry: Definition['entry']) => string {
  const t = useTranslations('campaigns.list')
  const locale = useLocale()
  return ({ costPoints, cashMinor, tickets }) => {
    const points = formatPoints(costPoints ?? 0, locale)
    const money = formatMoney(cashMinor ?? 0, shopCurrency(), locale, { trimZeros: true })
    if (costPoints !== null && cashMinor !== null) return t('either', { points, money })
    if (costPoints !== null) return t('points', { points })
    if (cashMinor !== null) return t('money', { money })
    return t(tickets ? 'tickets' : 'free')
  }
}

/** The words of whoever reads. */
export function useOwnWords(): (zh: string, en: string) => string {
  const locale = useLocale()
  return (zh, en) => (locale === 'en' ? en || zh : zh || en)
}

/** Names of some prizes, one or another. */
export function usePrizeNames(): (prizes: readonly Prize[], nos: readonly number[]) => string {
  const t = useTranslations('campaigns.page')
  const own = useOwnWords()
  return (prizes, nos) =>
    prizes
      .filter(({ no }) => nos.includes(no))
      .map(({ titleZh, titleEn }) => t('pityOne', { title: own(titleZh, titleEn) }))
      .join(t('pityOr'))
}
