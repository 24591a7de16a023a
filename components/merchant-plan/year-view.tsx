import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Section } from '@/components/layout/section'
import { HowOf } from '@/components/merchant-kit/how-of'
import { Panel } from '@/components/merchant-kit/panel'
import { EmptyState } from '@/components/ui/empty-state'
import { formatDate } from '@/lib/i18n/format'
import type { PlannedRule, StatedPlan, YearFigures } from '@/lib/plan/queries'
import type { Budget } from '@/lib/points/budgets/queries'
import { MonthBars } from './month-bars'
import { PlanMeters } from './plan-meters'
import { PocketTable } from './pocket-table'
import { pocketsOf, type Year } from './year-of'

/** A year as it is shown and acted on. */
export type ShownYear = {
  plan: StatedPlan | null
  year: Year | null
  figures: YearFigures
  budgets: readonly Budget[]
  /** what a year can be planned by */
  rules: readonly PlannedRule[]
  pointsPerUnit: number
  /** of what is given, how many are used in the end: what was seen so far; null: too little was seen */
  seenBps: number | null
  mayFund: boolean
}

type YearViewProps = ShownYear & {
  /** the rules beside their plan */
  byRule: ReactNode
}

/** A year of giving: where it stands, month by month and budget by budget. Without a plan, how to begin one. */
export async function YearView({
  plan,
  year,
  figures,
  budgets,
  pointsPerUnit,
  seenBps,
  mayFund,
  byRule,
}: YearViewProps) {
  const t = await getTranslations('plan')
  const locale = await getLocale()
  const words = {
    spend: t('pockets.spend'),
    spendHint: t('pockets.spendHint'),
    byHand: t('pockets.byHand'),
    campaigns: t('pockets.campaigns'),
    sum: t('pockets.sum'),
    titleOf: (one: Budget) => (locale === 'en' ? one.titleEn : one.titleZh),
  }
  const pockets = pocketsOf(plan, figures, budgets, year, words)
  return (
    <>
      {plan && year ? (
        <div className="grid gap-6">
          <PlanMeters {...{ year, figures, pointsPerUnit, seenBps }} redemptionBps={plan.redemptionBps} />
          <div id="months" className="scroll-mt-20">
            <Panel title={t('months.title')} aside={<HowOf figure={t('months.title')}>{t('months.how')}</HowOf>}>
              <MonthBars months={year.months} granted={figures.granted} />
            </Panel>
          </div>
        </div>
      ) : (
        <EmptyState title={t('empty.title', { year: String(figures.year) })}>
          {mayFund ? t('empty.body') : `${t('empty.body')} ${t('empty.readOnly')}`}
        </EmptyState>
      )}
      {byRule}
      <div id="pockets" className="scroll-mt-20" />
      <Section
        title={t('pockets.title')}
        lead={t('pockets.lead')}
        how={<HowOf figure={t('pockets.title')}>{t('pockets.how')}</HowOf>}
        className="mt-10"
      >
        <PocketTable pockets={pockets} year={figures.year} />
      </Section>
      {plan ? (
        <p className="mt-6 text-ink-muted text-sm">
          {t('history', {
            date: formatDate(plan.createdAt, locale, 'day'),
            who: plan.createdByName,
            reason: plan.reason,
          })}
        </p>
      ) : null}
    </>
  )
}
