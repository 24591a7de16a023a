import { useLocale, useTranslations } from 'next-intl'
import type { BacktestReport } from '@/lib/backtest/report/rules'
import type { StoredQuestion } from '@/lib/backtest/schema'
import { formatPoints } from '@/lib/i18n/format'
import { useQuestionWords } from './question-words'

/** What each rule gave, as lengths beside each other. */
export function RuleShares({ report, side }: { report: BacktestReport; side: StoredQuestion['tried'] }) {
  const t = useTranslations('backtest.desk.report')
  const locale = useLocale()
  const words = useQuestionWords()
  const most = Math.max(1, ...report.rules.map(({ points }) => points))
  if (report.rules.length === 0) return <p className="text-ink-muted">–</p>
  return (
    <ul className="grid gap-3" aria-label={t('byRule')}>
      {report.rules.map(({ rule, points }) => (
        <li key={rule} className="grid gap-1">
          <span className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span>{words.rule(rule, side)}</span>
            <span className="text-ink-muted text-sm tabular">{formatPoints(points, locale)}</span>
          </span>
          <span aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-sunken">
            <span className="block h-full rounded-full bg-primary" style={{ width: `${(points / most) * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  )
}
