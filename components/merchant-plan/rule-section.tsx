import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/layout/section'
import { HowOf } from '@/components/merchant-kit/how-of'
import type { RuleGiven, StatedPlan, YearFigures } from '@/lib/plan/queries'
import { ruleLines } from './rule-lines'
import { RuleTable } from './rule-table'
import type { Year } from './year-of'

type RuleSectionProps = {
  plan: StatedPlan
  year: Year
  figures: YearFigures
  given: readonly RuleGiven[]
  pointsPerUnit: number
}

/** The year rule by rule. */
export async function RuleSection({ plan, year, figures, given, pointsPerUnit }: RuleSectionProps) {
  const t = await getTranslations('plan.rules')
  return (
    <Section title={t('title')} lead={t('lead')} how={<HowOf figure={t('title')}>{t('how')}</HowOf>} className="mt-10">
      <RuleTable lines={ruleLines(plan, figures, given, pointsPerUnit)} year={year} today={figures.today} />
    </Section>
  )
}
