import { useTranslations } from 'next-intl'
import { type Odds, percentOf } from '@/lib/campaigns/play/rules'

/** Odds as per cent, and «about» before what no decimal says exactly. */
export function usePercent(): (odds: Pick<Odds, 'numerator' | 'denominator'>) => string {
  const t = useTranslations('campaigns.prizes')
  return (odds) => {
    const { text, isExact } = percentOf(odds)
    return t(isExact ? 'exact' : 'about', { percent: text })
  }
}
