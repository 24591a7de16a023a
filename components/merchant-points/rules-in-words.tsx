import { useLocale, useTranslations } from 'next-intl'
import { expiryValues, pendingValues } from '@/components/points/lot-words'
import type { EarningTerms } from '@/lib/earning/rules'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'
import { MINOR_PER_UNIT } from '@/lib/kernel/money'
import type { SpendingTerms } from '@/lib/points/rules'

type RulesInWordsProps = {
  earning: Omit<EarningTerms, 'versionId'>
  spending: SpendingTerms
  currency: string
}

/** One version of the rules as a shopkeeper would say it. Made from the terms themselves, never written by hand. */
export function RulesInWords({ earning, spending, currency }: RulesInWordsProps) {
  const t = useTranslations('merchant.rules.words')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, currency, locale, { trimZeros: true })
  const written = (amount: number) => formatPoints(amount, locale)
  const earns = [
    earning.ratePointsPerUnit > 0
      ? t('rate', { unit: money(MINOR_PER_UNIT), points: written(earning.ratePointsPerUnit) })
      : t('noRate'),
    ...earning.steps.map((step) =>
      t('step', { threshold: money(step.thresholdMinor), points: written(step.bonusPoints) }),
    ),
    earning.steps.length > 1 ? t('highestStep') : null,
    earning.taxIncludedBps > 0 ? t('tax', { rate: formatBasisPoints(earning.taxIncludedBps, locale) }) : t('base'),
    t(`pending.${earning.pending.kind}`, pendingValues(earning.pending)),
    t(`expiry.${earning.expiry.kind}`, expiryValues(earning.expiry, locale)),
  ]
  const spends = [
    t('worth', { points: written(spending.pointsPerUnit), unit: money(MINOR_PER_UNIT) }),
    t('steps', { step: written(spending.stepPoints), least: written(spending.minPoints) }),
    spending.maxShareBps > 0 ? t('share', { share: formatBasisPoints(spending.maxShareBps, locale) }) : t('noSpending'),
  ]
  return (
    <div className="grid gap-5 md:grid-cols-2">
      <Sentences title={t('earning')} sentences={earns} />
      <Sentences title={t('spending')} sentences={spends} />
    </div>
  )
}

function Sentences({ title, sentences }: { title: string; sentences: readonly (string | null)[] }) {
  return (
    <div>
      <h2 className="mb-1.5 font-medium text-ink-muted text-sm">{title}</h2>
      <ul className="grid gap-1.5">
        {sentences
          .filter((sentence) => sentence !== null)
          .map((sentence) => (
            <li key={sentence} className="flex gap-2.5">
              <span aria-hidden="true" className="mt-[0.65em] size-1.5 shrink-0 rounded-full bg-seal" />
              {sentence}
            </li>
          ))}
      </ul>
    </div>
  )
}
