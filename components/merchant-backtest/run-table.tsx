import { useLocale, useTranslations } from 'next-intl'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { ListedRun } from '@/lib/backtest/runs/queries'
import { formatBasisPoints, formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/link'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import { useQuestionWords } from './question-words'

const tones: Record<ListedRun['state'], BadgeTone> = {
  waiting: 'neutral',
  running: 'warning',
  done: 'success',
  cancelled: 'neutral',
  failed: 'danger',
}

/** Every trial: of what, on what, and what it came to. */
export function RunTable({ runs }: { runs: readonly ListedRun[] }) {
  const t = useTranslations('backtest.desk.runs')
  const locale = useLocale()
  const words = useQuestionWords()
  const figures = ['issued', 'face', 'rebate'] as const
  return (
    <Table
      caption={t('title')}
      head={
        <>
          <Th>{t('what')}</Th>
          <Th>{t('history')}</Th>
          <Th>{t('when')}</Th>
          {figures.map((name) => (
            <Th key={name} align="end">
              {t(name)}
            </Th>
          ))}
        </>
      }
    >
      {runs.map((run) => (
        <Tr key={run.id}>
          <Td>
            <Link
              href={paths.merchant.backtest(run.id)}
              prefetch={false}
              className="font-medium after:absolute after:inset-0 after:rounded-xl md:after:rounded-none"
            >
              {words.side(run.question.tried)}
            </Link>
            {run.question.against ? (
              <span className="text-ink-muted text-sm"> / {words.side(run.question.against)}</span>
            ) : null}{' '}
            {run.state === 'done' ? null : <Badge tone={tones[run.state]}>{t(`states.${run.state}`)}</Badge>}
          </Td>
          <Td label={t('history')}>
            {words.history(run)} {run.isGone ? <Badge>{t('gone')}</Badge> : null}
          </Td>
          <Td label={t('when')} className="whitespace-nowrap text-sm tabular">
            {formatDate(run.askedAt, locale, 'time')}
          </Td>
          {figures.map((name) => (
            <Td key={name} label={t(name)} align="end" className="tabular">
              {figure(run, name, locale)}
            </Td>
          ))}
        </Tr>
      ))}
    </Table>
  )
}

function figure({ totals }: ListedRun, name: 'issued' | 'face' | 'rebate', locale: string): string {
  if (!totals) return '–'
  if (name === 'issued') return formatPoints(totals.issued, locale)
  if (name === 'face') return formatMoney(totals.faceMinor, shopCurrency(), locale, { trimZeros: true })
  return totals.rebateBps === null ? '–' : formatBasisPoints(totals.rebateBps, locale)
}
