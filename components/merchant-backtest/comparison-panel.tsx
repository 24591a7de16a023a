import { useLocale, useTranslations } from 'next-intl'
import { IntervalBar } from '@/components/merchant-kit/interval-bar'
import { Panel } from '@/components/merchant-kit/panel'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { Interval } from '@/lib/backtest/bootstrap/rules'
import type { BacktestReport, Comparison } from '@/lib/backtest/report/rules'
import type { StoredQuestion } from '@/lib/backtest/schema'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { useQuestionWords } from './question-words'

type ComparisonPanelProps = {
  comparison: Comparison
  question: StoredQuestion
  reports: readonly [BacktestReport, BacktestReport]
}

/** What one programme costs more than the other, in a sentence, with how sure that is. */
export function ComparisonPanel({ comparison, question, reports }: ComparisonPanelProps) {
  const t = useTranslations('backtest.desk.compare')
  const side = useTranslations('backtest.desk.report.series')
  const locale = useLocale()
  const words = useQuestionWords()
  const { faceMinor, expectedMinor, shoppers } = comparison
  const money = (amount: number) => formatMoney(amount, shopCurrency(), locale, { trimZeros: true })
  const one = words.side(question.tried)
  const other = question.against ? words.side(question.against) : side('against')
  const verdict = faceMinor.total > 0 ? 'more' : faceMinor.total < 0 ? 'less' : 'level'
  const isSure = faceMinor.low > 0 || faceMinor.high < 0
  const between = ({ low, high }: Interval) => ({ low: money(low), high: money(high) })
  const count = (amount: number) => formatPoints(amount, locale)
  return (
    <Panel title={t('title')}>
      <p className="font-medium text-lg">{t(verdict, { one, other, total: money(Math.abs(faceMinor.total)) })}</p>
      <p className="mt-1 text-ink-muted">
        {verdict === 'level' && !isSure ? null : t(isSure ? 'sure' : 'unsure', between(faceMinor))}{' '}
        {t('shoppers', { more: count(shoppers.more), less: count(shoppers.less), same: count(shoppers.same) })}
      </p>
      <div className="mt-5 grid gap-5 md:grid-cols-2">
        {(['face', 'expected'] as const).map((name) => {
          const interval = name === 'face' ? faceMinor : expectedMinor
          return (
            <IntervalBar
              key={name}
              interval={interval}
              label={t(name)}
              total={money(interval.total)}
              words={t('interval', between(interval))}
              zero={money(0)}
            />
          )
        })}
      </div>
      <div className="mt-5">
        <Beside reports={reports} names={[one, other]} />
      </div>
    </Panel>
  )
}

type BesideProps = { reports: readonly [BacktestReport, BacktestReport]; names: readonly [string, string] }

function Beside({ reports, names }: BesideProps) {
  const t = useTranslations('backtest.desk.report')
  const title = useTranslations('backtest.desk.compare')('title')
  const what = useTranslations('backtest.desk.file')('what')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, shopCurrency(), locale, { trimZeros: true })
  const lines: [string, (report: BacktestReport) => string][] = [
    [t('issued'), ({ total }) => formatPoints(total.issued, locale)],
    [t('outstanding'), ({ total }) => formatPoints(total.outstanding, locale)],
    [t('face'), ({ total }) => money(total.faceMinor)],
    [t('expected'), ({ total }) => money(total.expectedMinor)],
    [t('rebate'), ({ total }) => (total.rebateBps === null ? '–' : formatBasisPoints(total.rebateBps, locale))],
    [t('reached'), ({ shoppers }) => formatPoints(shoppers.reached, locale)],
  ]
  return (
    <Table
      caption={title}
      head={
        <>
          <Th>{what}</Th>
          {names.map((name) => (
            <Th key={name} align="end">
              {name}
            </Th>
          ))}
        </>
      }
    >
      {lines.map(([name, figure]) => (
        <Tr key={name}>
          <Td>{name}</Td>
          {reports.map((report, place) => (
            <Td key={names[place]} label={names[place]} align="end" className="tabular">
              {figure(report)}
            </Td>
          ))}
        </Tr>
      ))}
    </Table>
  )
}
