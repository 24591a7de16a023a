import { useTranslations } from 'next-intl'
import { Section } from '@/components/layout/section'
import { Panel } from '@/components/merchant-kit/panel'
import { Notice } from '@/components/ui/notice'
import type { BacktestRun, Names } from '@/lib/backtest/runs/queries'
import { CheckLine } from './check-line'
import { ComparisonPanel } from './comparison-panel'
import { Gainers, Outliers } from './gainers'
import { MonthPanels } from './month-panels-client'
import { ReportCaveats } from './report-caveats'
import { ReportFacts } from './report-facts'
import { ReportFigures } from './report-figures'
import { RuleShares } from './rule-shares'

/** A report whole: what it comes to, whether it is to be believed, month by month, who gets it, and how it came about. */
export function ReportView({ run, names }: { run: BacktestRun; names: Names | null }) {
  const t = useTranslations('backtest.desk.report')
  const { result, question } = run
  const [report, other] = result?.reports ?? []
  if (!result || !report) return null
  const { comparison, check } = result
  return (
    <div className="grid gap-6">
      {run.isGone ? <Notice tone="warning">{t('gone')}</Notice> : null}
      {check ? <CheckLine check={check} names={names} /> : null}
      {comparison && other && question.against ? (
        <ComparisonPanel comparison={comparison} question={question} reports={[report, other]} />
      ) : null}
      <ReportFigures report={report} />
      <MonthPanels months={report.months} against={other?.months ?? null} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title={t('byRule')}>
          <RuleShares report={report} side={question.tried} />
        </Panel>
        <ReportCaveats report={report} />
      </div>
      <Section title={t('gainers')}>
        <Gainers report={report} names={names} />
      </Section>
      <Section title={t('outliers')}>
        <Outliers report={report} names={names} />
      </Section>
      <ReportFacts run={run} />
    </div>
  )
}
