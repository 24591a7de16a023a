'use client'
import dynamic from 'next/dynamic'
import { useLocale, useTranslations } from 'next-intl'
import { ChartFrame } from '@/components/merchant-analytics/chart-frame-client'
import { CsvButton } from '@/components/merchant-analytics/csv-button-client'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatMoney, minorToDecimal } from '@/lib/i18n/format'
import { csvCell } from '@/lib/kernel/file-cells'

export type CostBar = { name: string; faceMinor: number; expectedMinor: number; realisedMinor: number }

const columns = ['faceMinor', 'expectedMinor', 'realisedMinor'] as const

// the drawing code is fetched after the figures are on the screen
const Chart = dynamic(() => import('./cost-chart-client').then((module) => module.CostChart), {
  ssr: false,
  loading: () => <Skeleton className="h-72 w-full" />,
})

type CostChartPanelProps = { bars: readonly CostBar[]; currency: string; file: string }

/** The dearest actions as a picture and as a table. */
export function CostChartPanel({ bars, currency, file }: CostChartPanelProps) {
  const t = useTranslations('analytics.costs')
  const locale = useLocale()
  // a byte-order mark, so that Excel reads Chinese
  const csv = () =>
    `\ufeff${[
      [t('action'), ...columns.map((one) => `${t(`chart.${one}`)} (${currency})`)],
      ...bars.map((bar) => [bar.name, ...columns.map((one) => minorToDecimal(bar[one], currency))]),
    ]
      .map((cells) => cells.map(csvCell).join(','))
      .join('\r\n')}\r\n`
  return (
    <ChartFrame
      title={t('chart.title')}
      how={t('chart.how')}
      chart={<Chart bars={bars.slice(0, 10)} currency={currency} />}
      table={
        <Table
          caption={t('chart.title')}
          head={
            <>
              <Th>{t('action')}</Th>
              {columns.map((one) => (
                <Th key={one} align="end">
                  {t(`chart.${one}`)}
                </Th>
              ))}
            </>
          }
        >
          {bars.map((bar) => (
            <Tr key={bar.name}>
              <Td className="font-medium">{bar.name}</Td>
              {columns.map((one) => (
                <Td key={one} label={t(`chart.${one}`)} align="end">
                  <span>{formatMoney(bar[one], currency, locale)}</span>
                </Td>
              ))}
            </Tr>
          ))}
        </Table>
      }
      file={<CsvButton name={file} text={csv} />}
    />
  )
}
