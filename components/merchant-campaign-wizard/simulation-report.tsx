import { useLocale, useTranslations } from 'next-intl'
import { Panel } from '@/components/merchant-kit/panel'
import { Notice } from '@/components/ui/notice'
import { Stat } from '@/components/ui/stat'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { Definition } from '@/lib/campaigns/schema'
import type { PrizeSeen, Simulation, Spread } from '@/lib/campaigns/simulation/rules'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { CostBars, DrawDays } from './simulation-charts-client'

type SimulationReportProps = { simulation: Simulation; definition: Definition; worthMinor: number }

/** What so many lives of the campaign came to: cost, the days, what runs out and when. */
export function SimulationReport({ simulation, definition, worthMinor }: SimulationReportProps) {
  const t = useTranslations('campaigns-desk.wizard.simulation')
  const locale = useLocale()
  const money = (minor: number) => formatMoney(minor, shopCurrency(), locale, { trimZeros: true })
  const count = (amount: number) => formatPoints(amount, locale)
  const share = (bps: number) => formatBasisPoints(bps, locale)
  const between = ({ p5, p95 }: Spread, say: (amount: number) => string) =>
    t('between', { low: say(p5), high: say(p95) })
  const { costMinor, draws, budgetBps, soldOutBps, endedDay, pityHits, turnedAway, days, runs } = simulation
  const early = budgetBps + soldOutBps
  return (
    <Panel
      title={t('report')}
      aside={<span className="text-ink-muted text-sm tabular">{t('runs', { runs: count(runs) })}</span>}
    >
      <div className="grid gap-6">
        {early > EARLY_BPS ? (
          <Notice tone="warning">{t('endsEarly', { share: share(early), day: endedDay.p50, days })}</Notice>
        ) : (
          <Notice tone="success">{t('lasts', { share: share(10_000 - early) })}</Notice>
        )}
        <dl className="grid grid-cols-2 gap-5 md:grid-cols-4">
          <Stat label={t('cost')} value={money(costMinor.p50)} hint={between(costMinor, money)} tone="seal" />
          <Stat
            label={t('costMost')}
            value={money(costMinor.most)}
            hint={t('ofBudget', { money: money(worthMinor) })}
          />
          <Stat label={t('draws')} value={count(draws.p50)} hint={between(draws, count)} />
          <Stat
            label={t('overBudget')}
            value={share(budgetBps)}
            hint={t('turnedAway', { count: count(turnedAway.mean) })}
          />
          {definition.draw?.pity ? (
            <Stat label={t('pityHits')} value={count(pityHits.p50)} hint={between(pityHits, count)} />
          ) : null}
        </dl>
        <div className="grid gap-6 xl:grid-cols-2">
          <figure className="grid min-w-0 gap-2">
            <figcaption className="font-medium text-sm">{t('bars')}</figcaption>
            <CostBars
              bars={simulation.bars}
              worthMinor={worthMinor}
              label={t('barsLabel', { low: money(costMinor.p5), high: money(costMinor.p95) })}
            />
          </figure>
          <figure className="grid min-w-0 gap-2">
            <figcaption className="font-medium text-sm">{t('days')}</figcaption>
            <DrawDays byDay={simulation.byDay} label={t('daysLabel')} />
          </figure>
        </div>
        <PrizeTable seen={simulation.prizes} definition={definition} />
        <p className="text-ink-muted text-sm">{t('assumed', { seed: simulation.seed, engine: simulation.engine })}</p>
      </div>
    </Panel>
  )
}
/** More than one life in twenty ends before its time. */
const EARLY_BPS = 500

function PrizeTable({ seen, definition }: { seen: readonly PrizeSeen[]; definition: Definition }) {
  const t = useTranslations('campaigns-desk.wizard.simulation')
  const locale = useLocale()
  const count = (amount: number) => formatPoints(amount, locale)
  return (
    <Table
      caption={t('byPrize')}
      head={
        <>
          <Th>{t('prize')}</Th>
          <Th align="end">{t('given')}</Th>
          <Th align="end">{t('stock')}</Th>
          <Th align="end">{t('gone')}</Th>
          <Th align="end">{t('goneDay')}</Th>
        </>
      }
    >
      {seen.map(({ no, given, goneBps, goneDay, missed }) => {
        const prize = definition.prizes.find((one) => one.no === no)
        return (
          <Tr key={no}>
            <Td>{(locale === 'en' ? prize?.titleEn : prize?.titleZh) ?? no}</Td>
            <Td label={t('given')} align="end">
              <span className="tabular">
                {t('aboutGiven', { mean: count(given.mean), low: count(given.p5), high: count(given.p95) })}
              </span>
            </Td>
            <Td label={t('stock')} align="end">
              {prize?.stock == null ? '∞' : count(prize.stock)}
            </Td>
            <Td label={t('gone')} align="end">
              {prize?.stock == null ? '–' : formatBasisPoints(goneBps, locale)}
            </Td>
            <Td label={t('goneDay')} align="end">
              {goneDay ? t('dayMissed', { day: goneDay.p50, missed: count(missed) }) : '–'}
            </Td>
          </Tr>
        )
      })}
    </Table>
  )
}
