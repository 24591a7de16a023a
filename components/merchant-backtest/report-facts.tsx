import { useLocale, useTranslations } from 'next-intl'
import { Facts } from '@/components/merchant-kit/facts'
import { Panel } from '@/components/merchant-kit/panel'
import { useLotWords } from '@/components/points/lot-words'
import type { BacktestRun } from '@/lib/backtest/runs/queries'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { useQuestionWords } from './question-words'

/** Everything that the figures hang on: the same of all this gives the same report again. */
export function ReportFacts({ run }: { run: BacktestRun }) {
  const t = useTranslations('backtest.desk.facts')
  const locale = useLocale()
  const words = useQuestionWords()
  const lots = useLotWords()
  const { tried, assumptions } = run.question
  const rules = tried.rules.map((rule) => t('ruleVersion', { name: words.nameOf(rule), version: rule.version }))
  const resamples = run.result?.comparison?.faceMinor.resamples
  const by = [run.askedByName, formatDate(run.askedAt, locale, 'time')].filter(Boolean).join(' · ')
  return (
    <Panel title={t('title')}>
      <Facts
        of="words"
        facts={[
          { name: t('redemption'), value: words.redemption(assumptions) },
          { name: t('pending'), value: lots.pending(tried.earning.pending) },
          { name: t('expiry'), value: lots.expiry(tried.earning.expiry) },
          { name: t('termsVersion'), value: t('version', { version: tried.termsVersion }) },
          { name: t('rules'), value: rules.length > 0 ? rules.join(locale === 'en' ? ', ' : '、') : t('noRules') },
          { name: t('engine'), value: t('version', { version: run.engine ?? 0 }) },
          {
            name: t('hash'),
            value: (
              <span className="break-all" title={t('hashHint')}>
                {run.historyHash}
              </span>
            ),
          },
          ...(resamples
            ? [
                {
                  name: t('interval'),
                  value: t('resamples', { count: formatPoints(resamples, locale), seed: assumptions.seed }),
                },
              ]
            : []),
          { name: t('by'), value: by },
        ]}
      />
    </Panel>
  )
}
