import { useLocale, useTranslations } from 'next-intl'
import { HowComputed } from '@/components/merchant-kit/how-computed-client'
import type { ListedBehaviour } from '@/lib/behaviours/queries'
import { suggestedPoints, yearlyAt } from '@/lib/behaviours/rules'
import { formatPoints } from '@/lib/i18n/format'

type SuggestedPointsProps = { behaviour: ListedBehaviour; poolPoints: number | null; totalWeight: number }

/** What one such deed may give by the year's plan, and how that comes about; or what is missing to say it. */
export function SuggestedPoints({ behaviour, poolPoints, totalWeight }: SuggestedPointsProps) {
  const t = useTranslations('behaviours.desk.suggest')
  const locale = useLocale()
  const points = (amount: number) => formatPoints(amount, locale)
  const expected = behaviour.expectedPerYear ?? yearlyAt(behaviour.happened)
  const found = suggestedPoints(poolPoints, behaviour.weight, totalWeight, expected)
  if (!found)
    return (
      <span className="text-ink-muted text-sm">
        {t(poolPoints ? (behaviour.weight === 0 ? 'noWeight' : 'noExpectation') : 'noPlan')}
      </span>
    )
  return (
    <span className="inline-flex items-center gap-1.5">
      {points(found.points)}
      <HowComputed label={t('how')} title={t('title')}>
        <p>{t('words')}</p>
        <p className="mt-2 tabular">
          {t('sum', {
            pool: points(found.poolPoints),
            weight: found.weight,
            total: found.totalWeight,
            expected: points(found.expectedPerYear),
            points: points(found.points),
          })}
        </p>
        <p className="mt-2">{t('basis', { basis: behaviour.expectedPerYear ? 'stated' : 'seen' })}</p>
      </HowComputed>
    </span>
  )
}
