'use client'
import dynamic from 'next/dynamic'
import { useLocale, useTranslations } from 'next-intl'
import { ChartFrame } from '@/components/merchant-analytics/chart-frame-client'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { AgedLiability, ReleasedBar } from '@/lib/analytics/close/rules'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { monthsName } from './month-name'

// the drawing code is fetched after the figures are on the screen
const Bars = dynamic(() => import('./money-bars-client').then((module) => module.MoneyBars), {
  ssr: false,
  loading: () => <Skeleton className="h-64 w-full" />,
})

type AgePanelProps = {
  ages: readonly AgedLiability[]
  released: readonly ReleasedBar[]
  currency: string
}

/** What is owed by the age of its points, and what was earned of it month by month. */
export function AgePanel({ ages, released, currency }: AgePanelProps) {
  const t = useTranslations('analytics.finance')
  const locale = useLocale()
  const money = (amount: number) => formatMoney(amount, currency, locale)
  const open = (name: string, { isOpen }: ReleasedBar) => (isOpen ? t('released.open', { months: name }) : name)
  const kinds = [
    { key: 'spend', name: t('ages.spend'), color: 'var(--chart-1)' },
    { key: 'marketing', name: t('ages.marketing'), color: 'var(--chart-2)' },
  ]
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      <ChartFrame
        title={t('ages.title')}
        how={t('ages.how')}
        isEmpty={ages.every(({ spend, marketing }) => spend === 0 && marketing === 0)}
        chart={
          <Bars
            bars={ages.map(({ band, spend, marketing }) => ({ name: t(`ages.bands.${band}`), spend, marketing }))}
            series={kinds}
            currency={currency}
          />
        }
        table={
          <Table
            caption={t('ages.title')}
            head={
              <>
                <Th>{t('ages.age')}</Th>
                <Th align="end">{t('ages.points')}</Th>
                <Th align="end">{t('ages.spend')}</Th>
                <Th align="end">{t('ages.marketing')}</Th>
              </>
            }
          >
            {ages.map(({ band, points, spend, marketing }) => (
              <Tr key={band}>
                <Td className="font-medium">{t(`ages.bands.${band}`)}</Td>
                <Td label={t('ages.points')} align="end" className="tabular">
                  {formatPoints(points, locale)}
                </Td>
                <Td label={t('ages.spend')} align="end" className="tabular">
                  {money(spend)}
                </Td>
                <Td label={t('ages.marketing')} align="end" className="tabular">
                  {money(marketing)}
                </Td>
              </Tr>
            ))}
          </Table>
        }
      />
      <ChartFrame
        title={t('released.title')}
        how={t('released.how')}
        isEmpty={released.every(({ releasedMinor }) => releasedMinor === 0)}
        chart={
          <Bars
            bars={released.map((one) => ({
              name: open(
                one.from === one.month ? one.month.slice(0, 7) : `${one.from.slice(0, 7)} – ${one.month.slice(0, 7)}`,
                one,
              ),
              released: one.releasedMinor,
            }))}
            series={[{ key: 'released', name: t('released.amount'), color: 'var(--chart-3)' }]}
            currency={currency}
          />
        }
        table={
          <Table
            caption={t('released.title')}
            head={
              <>
                <Th>{t('closed.month')}</Th>
                <Th align="end">{t('released.amount')}</Th>
              </>
            }
          >
            {released.map((one) => (
              <Tr key={one.month}>
                <Td className="font-medium">{open(monthsName(one.from, one.month, locale), one)}</Td>
                <Td label={t('released.amount')} align="end" className="tabular">
                  {money(one.releasedMinor)}
                </Td>
              </Tr>
            ))}
          </Table>
        }
      />
    </div>
  )
}
