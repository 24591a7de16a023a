import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { formatMoney } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { judgeWorth, type Worth } from '@/lib/rewards/rules'

export const HUNDRED_POINTS = 100

/** What a hundred points get here, against what they take off an order; a word of warning where the two are far apart. */
export function RewardWorth({ reward, pointsPerUnit }: { reward: Worth; pointsPerUnit: number }) {
  const t = useTranslations('rewards-desk.worth')
  const locale = useLocale()
  const advice = judgeWorth(reward, pointsPerUnit)
  if (advice === 'unstated') return <span className="text-ink-muted text-sm">{t('unstated')}</span>
  const money = (minor: number) => formatMoney(minor, shopCurrency(), locale, { trimZeros: true })
  const forHundred = Math.floor(
    (Math.max(0, reward.faceValueMinor - reward.cashMinor) * HUNDRED_POINTS) / reward.costPoints,
  )
  return (
    <span className="grid justify-items-end gap-1 text-sm tabular md:justify-items-start">
      <span>{money(forHundred)}</span>
      {advice === 'fair' ? null : <Badge tone={advice === 'arbitrage' ? 'danger' : 'warning'}>{t(advice)}</Badge>}
    </span>
  )
}
