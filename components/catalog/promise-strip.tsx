import { getLocale, getTranslations } from 'next-intl/server'
import type { EarningTerms } from '@/lib/earning/rules'
import { formatMoney } from '@/lib/i18n/format'
import { MINOR_PER_UNIT } from '@/lib/kernel/money'

type PromiseStripProps = { earning: EarningTerms; pointsPerUnit: number; currency: string }

/** What the live rules give, in the shape of a stamp card: said from the rules, so that it can't be out of date. */
export async function PromiseStrip({ earning, pointsPerUnit, currency }: PromiseStripProps) {
  const [t, locale] = await Promise.all([getTranslations('shop.promise'), getLocale()])
  const unit = formatMoney(MINOR_PER_UNIT, currency, locale, { trimZeros: true })
  const facts = [
    { on: t('earn', { unit }), gives: t('earnValue', { points: earning.ratePointsPerUnit }) },
    ...earning.steps.slice(0, 2).map((step) => ({
      on: t('step', { amount: formatMoney(step.thresholdMinor, currency, locale, { trimZeros: true }) }),
      gives: t('stepValue', { points: step.bonusPoints }),
    })),
    { on: t('worth', { points: pointsPerUnit }), gives: t('worthValue', { unit }) },
  ]
  return (
    <dl
      aria-label={t('label')}
      className="grid grid-cols-2 overflow-hidden rounded-2xl bg-seal-soft text-on-seal-soft md:auto-cols-fr md:grid-flow-col md:grid-cols-none"
    >
      {facts.map(({ on, gives }) => (
        <div
          key={on}
          className="-mt-px -ml-px border-on-seal-soft/20 border-t border-l border-dashed px-4 py-4 md:px-6 md:py-5"
        >
          <dt className="text-sm">{on}</dt>
          <dd className="font-display font-semibold text-lg leading-snug md:text-xl">{gives}</dd>
        </div>
      ))}
    </dl>
  )
}
