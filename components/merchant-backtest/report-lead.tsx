import { useLocale, useTranslations } from 'next-intl'
import type { BacktestRun } from '@/lib/backtest/runs/queries'
import { formatPoints } from '@/lib/i18n/format'
import { useQuestionWords } from './question-words'

/** What was tried, as a title; on what, as the line under it. */
export function ReportLead({ run, of }: { run: BacktestRun; of: 'title' | 'lead' }) {
  const t = useTranslations('backtest.desk')
  const locale = useLocale()
  const words = useQuestionWords()
  const { tried, against } = run.question
  if (of === 'title') return `${t('title')}${locale === 'en' ? ': ' : '：'}${words.side(tried)}`
  const report = run.result?.reports[0]
  const history = words.history(run)
  const on = report
    ? t('report.on', {
        history,
        from: report.from ?? '–',
        until: report.until ?? '–',
        orders: formatPoints(report.total.orders, locale),
      })
    : history
  return against ? `${on} · ${t('form.against')} ${words.side(against)}` : on
}
