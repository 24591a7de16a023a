import { useLocale, useTranslations } from 'next-intl'
import { useRuleRowWords } from '@/components/points/rule-row-words'
import type { AwardExplanation } from '@/lib/earning/rules'
import { formatMoney, formatPoints, moneyUnit } from '@/lib/i18n/format'

/** An award worked out line by line from its stored operands: whoever likes can check the sum. */
export function AwardArithmetic({ explanation, currency }: { explanation: AwardExplanation; currency: string }) {
  const t = useTranslations('checkout.award')
  const locale = useLocale()
  const sayRow = useRuleRowWords()
  const money = (amount: number) => formatMoney(amount, currency, locale)
  const points = (amount: number) => `+${formatPoints(amount, locale)}`
  const { goodsMinor, couponMinor, pointsMinor, taxMinor, baseMinor, step } = explanation
  const rows: [string, string][] = [[t('goods'), money(goodsMinor)]]
  if (couponMinor > 0) rows.push([t('coupon'), money(0 - couponMinor)])
  if (pointsMinor > 0) rows.push([t('points'), money(0 - pointsMinor)])
  if (taxMinor > 0) rows.push([t('tax'), money(0 - taxMinor)])
  rows.push([t('base'), money(baseMinor)])
  rows.push([
    t('rate', { rate: explanation.ratePointsPerUnit, unit: moneyUnit(locale) }),
    points(explanation.ratePoints),
  ])
  if (step) {
    const threshold = formatMoney(step.thresholdMinor, currency, locale, { trimZeros: true })
    rows.push([t('step', { threshold }), points(step.bonusPoints)])
  }
  for (const row of explanation.rules ?? []) rows.push([sayRow(row), points(row.points)])
  return (
    <div className="grid gap-2 text-sm">
      <dl className="grid gap-1">
        {rows.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-4">
            <dt className="text-ink-muted">{name}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
        <div className="mt-1 flex justify-between gap-4 border-line border-t pt-1.5 font-medium text-ink">
          <dt>{t('total')}</dt>
          <dd className="text-seal-ink tabular">{formatPoints(explanation.totalPoints, locale)}</dd>
        </div>
      </dl>
      <p className="text-ink-muted text-xs">{t('version', { version: explanation.ruleVersion })}</p>
    </div>
  )
}
