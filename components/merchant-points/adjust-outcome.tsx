import { useLocale, useTranslations } from 'next-intl'
import { FormError } from '@/components/ui/form-error'
import { formatPoints } from '@/lib/i18n/format'

type AdjustOutcomeProps = {
  beforePoints: number
  afterPoints: number
  /** null when points are taken: no budget pays for that */
  budgetLeftPoints: number | null
  needsSecondPerson: boolean
  /** why it could not be posted as it stands */
  refusal: string | null
  isBusy: boolean
}

/** What an adjustment will do, before it is done. */
export function AdjustOutcome({ isBusy, refusal, budgetLeftPoints, ...outcome }: AdjustOutcomeProps) {
  const t = useTranslations('points-desk.adjust')
  const locale = useLocale()
  const points = (amount: number) => formatPoints(amount, locale)
  const isShort = budgetLeftPoints !== null && budgetLeftPoints < 0
  return (
    <>
      <ul aria-busy={isBusy} className="grid gap-1 tabular">
        <li className="font-medium">
          {t('balance', { before: points(outcome.beforePoints), after: points(outcome.afterPoints) })}
        </li>
        {budgetLeftPoints !== null && !isShort ? (
          <li className="text-ink-muted text-sm">{t('budgetLeft', { points: points(budgetLeftPoints) })}</li>
        ) : null}
        {outcome.needsSecondPerson ? <li className="text-sm">{t('needsSecond')}</li> : null}
      </ul>
      {refusal ? <FormError>{refusal}</FormError> : null}
      {isShort ? <FormError>{t('budgetShort', { points: points(-budgetLeftPoints) })}</FormError> : null}
    </>
  )
}
