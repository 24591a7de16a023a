'use client'
import dynamic from 'next/dynamic'
import { useLocale, useTranslations } from 'next-intl'
import { ChartFrame } from '@/components/merchant-analytics/chart-frame-client'
import { CsvButton } from '@/components/merchant-analytics/csv-button-client'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatPoints } from '@/lib/i18n/format'
import { csvCell } from '@/lib/kernel/file-cells'

/** Weeks by their first day, oldest first; of each reward as many claims. */
export type WeekBars = { weeks: readonly string[]; rewards: readonly { name: string; claims: readonly number[] }[] }

// the drawing code is fetched after the figures are on the screen
const Chart = dynamic(() => import('./weeks-chart-client').then((module) => module.WeeksChart), {
  ssr: false,
  loading: () => <Skeleton className="h-72 w-full" />,
})

/** How fast rewards go, week by week, as a picture and as a table. */
export function WeeksPanel({ weeks, rewards }: WeekBars) {
  const t = useTranslations('analytics.rewards')
  const locale = useLocale()
  // a byte-order mark, so that Excel reads Chinese
  const csv = () =>
    `\ufeff${[
      [t('weeks.week'), ...rewards.map(({ name }) => name)],
      ...weeks.map((week, at) => [week, ...rewards.map(({ claims }) => claims[at] ?? 0)]),
    ]
      .map((cells) => cells.map(csvCell).join(','))
      .join('\r\n')}\r\n`
  return (
    <ChartFrame
      title={t('weeks.title')}
      how={t('weeks.how')}
      chart={<Chart weeks={weeks} rewards={rewards} />}
      table={
        <Table
          caption={t('weeks.title')}
          head={
            <>
              <Th>{t('weeks.week')}</Th>
              {rewards.map(({ name }) => (
                <Th key={name} align="end" className="max-w-40 truncate">
                  {name}
                </Th>
              ))}
            </>
          }
        >
          {weeks.map((week, at) => (
            <Tr key={week}>
              <Td className="font-medium">{week}</Td>
              {rewards.map(({ name, claims }) => (
                <Td key={name} label={name} align="end">
                  <span>{formatPoints(claims[at] ?? 0, locale)}</span>
                </Td>
              ))}
            </Tr>
          ))}
        </Table>
      }
      file={<CsvButton name="claims-by-week.csv" text={csv} />}
    />
  )
}
