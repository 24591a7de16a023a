'use client'
import { useLocale, useTranslations } from 'next-intl'
import { Facts } from '@/components/merchant-kit/facts'
import { Panel } from '@/components/merchant-kit/panel'
import { Disclosure } from '@/components/ui/disclosure'
import { marginOf, marginsOf, type OrderMargin } from '@/lib/earning/margin/rules'
import type { RuleDefinition } from '@/lib/earning/programme/rules'
import { dailyForecast } from '@/lib/earning/volume/rules'
import { formatBasisPoints, formatMoney, formatPoints } from '@/lib/i18n/format'
import { pointsValueMinor } from '@/lib/points/rules'
import { useRuleDesk } from '../rule-desk-client'

/** What the rule gives back of what was paid, and what is left of it, on the shop's last orders. */
export function Margin() {
  const t = useTranslations('points-desk.programme.margin')
  const { facts, rule } = useRuleDesk()
  return (
    <Panel title={t('title')}>
      {!rule || facts.orders.length === 0 ? (
        <p className="text-ink-muted text-sm">{t(rule ? 'none' : 'incomplete')}</p>
      ) : (
        <Reckoned rule={rule} />
      )}
    </Panel>
  )
}

function Reckoned({ rule }: { rule: RuleDefinition }) {
  const t = useTranslations('points-desk.programme.margin')
  const locale = useLocale()
  const { facts, shop } = useRuleDesk()
  const margins = marginsOf(rule, facts.terms, facts.pointsPerUnit, facts.orders)
  const { reached, of, rebateBps, allRebateBps, leftBps, known } = marginOf(
    margins,
    facts.orders.length,
    facts.pointsPerUnit,
  )
  const daily = dailyForecast(rule, facts.terms, facts.orders, facts.volume)
  const share = (bps: number) => formatBasisPoints(bps, locale)
  return (
    <div className="grid gap-3">
      <Facts
        facts={[
          { name: t('reached'), value: t('reachedOf', { reached, of }) },
          { name: t('rebate'), value: share(rebateBps) },
          { name: t('allRebate'), value: share(allRebateBps) },
          { name: t('left'), value: leftBps === null ? t('unknown') : share(leftBps), strong: true },
          {
            name: t('daily'),
            value: t('dailyPoints', {
              points: formatPoints(daily, locale),
              face: formatMoney(pointsValueMinor(daily, facts.pointsPerUnit), shop.currency, locale, {
                trimZeros: true,
              }),
            }),
          },
        ]}
      />
      {known < reached ? <p className="text-ink-muted text-sm">{t('costHint', { known, reached })}</p> : null}
      {margins.length > 0 ? (
        <Disclosure summary={t('perOrder')} className="border-b-0">
          <OrderMargins margins={margins} />
        </Disclosure>
      ) : null}
    </div>
  )
}

const SHOWN = 8

function OrderMargins({ margins }: { margins: readonly OrderMargin[] }) {
  const t = useTranslations('points-desk.programme.margin')
  const locale = useLocale()
  const { shop } = useRuleDesk()
  const money = (amount: number) => formatMoney(amount, shop.currency, locale, { trimZeros: true })
  const dearest = [...margins].sort((a, b) => b.rebateBps - a.rebateBps).slice(0, SHOWN)
  return (
    <table className="w-full text-sm tabular">
      <caption className="sr-only">{t('perOrder')}</caption>
      <thead>
        <tr className="border-line border-b text-start text-ink-muted">
          <th scope="col" className="py-1.5 text-start font-normal">
            {t('number')}
          </th>
          <th scope="col" className="py-1.5 text-end font-normal">
            {t('paid')}
          </th>
          <th scope="col" className="py-1.5 text-end font-normal">
            {t('back')}
          </th>
          <th scope="col" className="py-1.5 text-end font-normal">
            {t('leftMoney')}
          </th>
        </tr>
      </thead>
      <tbody>
        {dearest.map((one) => (
          <tr key={one.number} className="border-line border-b last:border-b-0">
            <th scope="row" className="py-1.5 text-start font-normal">
              {one.number}
            </th>
            <td className="py-1.5 text-end">{money(one.paidMinor)}</td>
            <td className="py-1.5 text-end">{formatBasisPoints(one.rebateBps, locale)}</td>
            <td className="py-1.5 text-end">{one.leftMinor === null ? '—' : money(one.leftMinor)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
