import { useTranslations } from 'next-intl'
import type { Verdict } from '@/lib/campaigns/fairness/rules'

/** What came out of a check, in words. */
export function useVerdictWords(): (verdict: Verdict) => { text: string; tone: 'success' | 'neutral' | 'danger' } {
  const t = useTranslations('campaigns.verify')
  return (verdict) => {
    if (verdict === 'proved') return { text: t('proved'), tone: 'success' }
    if (verdict === 'sealed') return { text: t('sealed'), tone: 'neutral' }
    return { text: t('differs', { why: t(`why.${verdict}`) }), tone: 'danger' }
  }
}
