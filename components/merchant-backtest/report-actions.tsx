import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/layout/link-button'
import { buttonStyle } from '@/components/ui/button-style'
import { Download } from '@/components/ui/icons'
import type { BacktestRun } from '@/lib/backtest/runs/queries'
import { paths } from '@/lib/paths'

/** What comes after a report: back to the rule that it was made for, its figures as a file, another try. */
export function ReportActions({ run, mayPublish }: { run: BacktestRun; mayPublish: boolean }) {
  const t = useTranslations('backtest.desk')
  const { change } = run.question.tried
  return (
    <>
      {run.state === 'done'
        ? (['csv', 'json'] as const).map((as) => (
            <a
              key={as}
              href={paths.api.backtest({ run: run.id, as })}
              download
              className={buttonStyle({ tone: 'outline' })}
            >
              <Download aria-hidden="true" />
              {t(`export.${as}`)}
            </a>
          ))
        : null}
      {mayPublish ? (
        <LinkButton
          href={paths.merchant.backtests(change.kind === 'with' ? { rule: change.ruleId } : {})}
          tone="outline"
        >
          {t('new')}
        </LinkButton>
      ) : null}
      {mayPublish && run.state === 'done' && change.kind === 'with' ? (
        <LinkButton href={paths.merchant.rule({ id: change.ruleId })}>{t('back')}</LinkButton>
      ) : null}
    </>
  )
}
