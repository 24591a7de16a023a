import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Notice } from '@/components/ui/notice'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { Board } from '@/lib/campaigns/board/queries'
import { ALARM_P, type PrizeLine } from '@/lib/campaigns/board/rules'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { OddsChart } from './odds-chart-client'

/** What was drawn beside what was told: prize by prize, and whether they are further apart than chance puts them. */
export function OddsPanel({ board }: { board: Board }) {
  const t = useTranslations('campaigns-desk.board.odds')
  const locale = useLocale()
  const { odds, prizes, mode, substitutes } = board
  const percent = (share: number, digits = 4) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(share)
  return (
    <div className="grid gap-5">
      <Verdict board={board} />
      {odds.draws > 0 && mode === 'chain' ? <OddsChart prizes={prizes} draws={odds.draws} label={t('chart')} /> : null}
      <Table
        caption={t('title')}
        head={
          <>
            <Th>{t('prize')}</Th>
            <Th align="end">{t('told')}</Th>
            <Th align="end">{t('came')}</Th>
            <Th align="end">{t('expected')}</Th>
            <Th align="end">{t('given')}</Th>
            <Th align="end">{t('left')}</Th>
          </>
        }
      >
        {prizes.map((prize) => (
          <Tr key={prize.no}>
            <Td>
              <span className="font-medium">{locale === 'en' ? prize.titleEn : prize.titleZh}</span>
            </Td>
            <Td label={t('told')} align="end" className="tabular">
              {percent(prize.share)}
            </Td>
            <Td label={t('came')} align="end" className="tabular">
              {cameShare(prize, prizes, (share) => percent(share, 2))}
            </Td>
            <Td label={t('expected')} align="end" className="text-ink-muted tabular">
              {t('of', {
                drawn: formatPoints(prize.drawn, locale),
                expected: formatPoints(Math.round(prize.expected), locale),
              })}
            </Td>
            <Td label={t('given')} align="end" className="tabular">
              {formatPoints(prize.given, locale)}
            </Td>
            <Td label={t('left')} align="end" className="tabular">
              {prize.stock === null ? '—' : formatPoints(prize.stock, locale)}
            </Td>
          </Tr>
        ))}
      </Table>
      {substitutes > 0 ? <p className="text-ink-muted text-sm">{t('substitutes', { count: substitutes })}</p> : null}
    </div>
  )
}

function cameShare(prize: PrizeLine, all: readonly PrizeLine[], percent: (share: number) => string): string {
  const draws = all.reduce((sum, one) => sum + one.drawn, 0)
  return draws > 0 ? percent(prize.drawn / draws) : '—'
}

function Verdict({ board }: { board: Board }) {
  const t = useTranslations('campaigns-desk.board.odds')
  const locale = useLocale()
  const { odds, alarm, mode } = board
  if (mode === 'deck') return <p className="text-ink-muted text-sm">{t('deck')}</p>
  const isOff = odds.everP < ALARM_P
  const p = odds.p.toPrecision(2)
  const hasPity = odds.tests.some(({ isPity }) => isPity)
  return (
    <div className="grid gap-3">
      {alarm ? (
        <Notice tone="danger" title={t('alarm', { date: formatDate(alarm.raisedAt, locale, 'time', board.timeZone) })}>
          {t('alarmBody')}
        </Notice>
      ) : null}
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {odds.draws === 0 ? (
          <span className="text-ink-muted">{t('none')}</span>
        ) : (
          <>
            <Badge tone={isOff ? 'danger' : 'success'}>{t(isOff ? 'off' : 'fits')}</Badge>
            <span className="text-ink-muted text-sm tabular">
              {t('test', { draws: formatPoints(odds.draws, locale), p, ever: odds.everP.toPrecision(2) })}
            </span>
          </>
        )}
      </p>
      {hasPity ? <p className="text-ink-muted text-sm">{t('pity')}</p> : null}
    </div>
  )
}
