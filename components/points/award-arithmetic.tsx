import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { AwardExplanation } from '@/lib/earning/rules'
import { formatMoney, formatPoints, formatSignedPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { useRuleRowWords } from './rule-row-words'

/** An award as a receipt: every operand as it was stored, so that anyone can count it again. */
export function AwardArithmetic({ explanation: e }: { explanation: AwardExplanation }) {
  const t = useTranslations('points.why')
  const locale = useLocale()
  const sayRow = useRuleRowWords()
  const money = (amount: number) => formatMoney(amount, shopCurrency(), locale, { trimZeros: true })
  return (
    <div className="grid gap-2">
      <dl className="grid gap-1 tabular">
        <Row name={t('goods')} value={money(e.goodsMinor)} />
        {e.couponMinor > 0 ? <Row name={t('coupon')} value={`−${money(e.couponMinor)}`} /> : null}
        {e.pointsMinor > 0 ? <Row name={t('points')} value={`−${money(e.pointsMinor)}`} /> : null}
        {e.taxMinor > 0 ? <Row name={t('tax')} value={`−${money(e.taxMinor)}`} /> : null}
        <Row name={t('base')} value={`= ${money(e.baseMinor)}`} strong />
        <Row
          name={t('rate', { base: money(e.baseMinor), rate: e.ratePointsPerUnit })}
          value={`= ${formatPoints(e.ratePoints, locale)}`}
        />
        {e.step ? (
          <Row
            name={t('step', { money: money(e.step.thresholdMinor) })}
            value={formatSignedPoints(e.step.bonusPoints, locale)}
          />
        ) : null}
        {e.rules?.map((row) => (
          <Row key={row.rule} name={sayRow(row)} value={formatSignedPoints(row.points, locale)} />
        ))}
        <Row name={t('total')} value={formatPoints(e.totalPoints, locale)} strong seal />
      </dl>
      <p className="text-xs">
        {e.shippingExcludedMinor > 0 ? `${t('shipping', { money: money(e.shippingExcludedMinor) })} · ` : ''}
        {t('version', { version: e.ruleVersion })}
      </p>
    </div>
  )
}

type RowProps = { name: ReactNode; value: ReactNode; strong?: boolean; seal?: boolean }

function Row({ name, value, strong, seal }: RowProps) {
  return (
    <div
      className={classNames(
        'flex items-baseline justify-between gap-4',
        strong && 'border-line border-t pt-1 font-medium text-ink',
      )}
    >
      <dt>{name}</dt>
      <dd className={classNames(seal && 'font-semibold text-lg text-seal-ink')}>{value}</dd>
    </div>
  )
}
