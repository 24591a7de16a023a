import { useLocale, useTranslations } from 'next-intl'
import { Section } from '@/components/layout/section'
import { Badge } from '@/components/ui/badge'
import { Disclosure } from '@/components/ui/disclosure'
import type { Terms, TermsVersion } from '@/lib/earning/queries'
import { formatBasisPoints, formatDate, formatPoints, moneyUnit } from '@/lib/i18n/format'
import { spendMinimum, spendStep } from '@/lib/points/rules'
import type { RefundTerms } from '@/lib/shop/queries'
import type { TierTerms } from '@/lib/tiers/rules'
import { ExampleTable } from './example-table'
import { HowToEarn, Point } from './how-to-earn'
import { TierRules } from './tier-rules'

type PointsRulesProps = { terms: Terms; tiers: TierTerms; versions: readonly TermsVersion[]; refunds: RefundTerms }

/** The rules as they are, worded out of the version in force, with every version before and after it. */
export function PointsRules({ terms, tiers, versions, refunds }: PointsRulesProps) {
  const t = useTranslations('points.rules')
  return (
    <>
      <Section title={t('earnTitle')}>
        <HowToEarn terms={terms} />
      </Section>
      <Section title={t('exampleTitle')}>
        <ExampleTable terms={terms} />
      </Section>
      {tiers.levels.length > 0 ? <TierRules tiers={tiers} /> : null}
      <Section title={t('useTitle')}>
        <SpendingRules terms={terms} />
      </Section>
      <Section title={t('refundTitle')}>
        <ul className="grid gap-2.5">
          <Point>{t('refund1')}</Point>
          <Point>{t('refund2')}</Point>
          <Point>{t(refunds.shortfall === 'debt' ? 'refundDebt' : 'refundKept')}</Point>
          <Point>{t('refund3', { days: refunds.pointsGraceDays })}</Point>
        </ul>
      </Section>
      {versions.length > 0 ? (
        <Section title={t('historyTitle')} lead={t('never')}>
          <Versions versions={versions} />
        </Section>
      ) : null}
    </>
  )
}

function SpendingRules({ terms: { spending } }: { terms: Terms }) {
  const t = useTranslations('points.rules')
  const locale = useLocale()
  const points = (amount: number) => formatPoints(amount, locale)
  return (
    <ul className="grid gap-2.5">
      <Point strong>{t('worth', { points: points(spending.pointsPerUnit), unit: moneyUnit(locale) })}</Point>
      <Point>{t('share', { share: formatBasisPoints(spending.maxShareBps, locale) })}</Point>
      <Point>{t('steps', { step: points(spendStep(spending)), min: points(spendMinimum(spending)) })}</Point>
      <Point>{t('order')}</Point>
      <Point>{t('fifo')}</Point>
      <Point>{t('hold')}</Point>
    </ul>
  )
}

const tones = { live: 'seal', coming: 'warning', past: 'neutral' } as const

function Versions({ versions }: { versions: readonly TermsVersion[] }) {
  const t = useTranslations('points.rules')
  const locale = useLocale()
  return (
    <div className="border-line border-t">
      {versions.map((one) => (
        <Disclosure
          key={one.versionId}
          summary={
            <span className="flex flex-1 flex-wrap items-center gap-x-3 gap-y-1">
              <span>{t('version', { version: one.versionId, date: formatDate(one.effectiveFrom, locale) })}</span>
              <Badge tone={tones[one.state]}>{t(one.state)}</Badge>
            </span>
          }
        >
          <HowToEarn terms={one} />
          <p className="mt-3 text-sm">{t('reason', { reason: one.reason })}</p>
        </Disclosure>
      ))}
    </div>
  )
}
