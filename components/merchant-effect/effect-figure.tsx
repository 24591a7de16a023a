import { getLocale, getTranslations } from 'next-intl/server'
import { effectLead, permittedLead } from '@/components/merchant-analytics/leads'
import { Badge } from '@/components/ui/badge'
import { type EffectLine, type ShareMetric, shareMetrics, verdictOf } from '@/lib/analytics/effect/rules'
import { formatMoney } from '@/lib/i18n/format'
import { ComparedFigure } from './compared-figure'
import { wordsOf } from './figure-words'

type EffectFigureProps = {
  line: EffectLine
  days: { from: string; to: string }
  currency: string
  isGoal: boolean
  seesOrders: boolean
}

const isShare = (metric: EffectLine['metric']): metric is ShareMetric => shareMetrics.includes(metric as ShareMetric)

/** One figure of these days beside those before. */
export async function EffectFigure({ line, days, currency, isGoal, seesOrders }: EffectFigureProps) {
  const { metric, now, before, made, difference } = line
  const [t, locale] = [await getTranslations('analytics.effect'), await getLocale()]
  const unit = isShare(metric) ? 'share' : metric === 'revenueDay' ? 'money' : 'pieces'
  const { amount, gap } = wordsOf(unit, currency, locale, t)
  return (
    <ComparedFigure
      heading="h2"
      label={t(`metrics.${metric}`)}
      badge={
        isGoal ? (
          <Badge tone="seal" className="ms-2">
            {t('ofGoal')}
          </Badge>
        ) : null
      }
      how={t(`hows.${metric}`)}
      value={amount(now)}
      made={{
        text: t(`made.${unit}`, { ...made, amount: formatMoney(made.sum, currency, locale) }),
        href: permittedLead(effectLead(metric, days), seesOrders),
      }}
      beside={t('before', { value: amount(before) })}
      difference={difference}
      verdict={t(`verdict.${verdictOf(line)}`)}
      gap={gap}
    />
  )
}
