'use client'
import dynamic from 'next/dynamic'
import { useLocale, useTranslations } from 'next-intl'
import { ChartFrame } from '@/components/merchant-analytics/chart-frame-client'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { EffectDay } from '@/lib/analytics/effect/rules'
import { formatDate, formatMoney } from '@/lib/i18n/format'

export type WeeksProps = {
  /** both sides, oldest first */
  weeks: readonly EffectDay[]
  /** the first day of the second side */
  since: string
  currency: string
}

// the drawing code is fetched after the figures are on the screen
const Chart = dynamic(() => import('./weeks-chart-client').then((module) => module.WeeksChart), {
  ssr: false,
  loading: () => <Skeleton className="h-64 w-full" />,
})

/** Takings by the week, with a line where the second side begins. */
export function WeeksPanel(props: WeeksProps) {
  const t = useTranslations('analytics.effect.weeks')
  const locale = useLocale()
  const { weeks, since, currency } = props
  return (
    <ChartFrame
      title={t('title')}
      how={t('how')}
      isEmpty={weeks.every((week) => week.revenueMinor === 0)}
      chart={<Chart {...props} />}
      table={
        <Table
          caption={t('title')}
          head={
            <>
              <Th>{t('week')}</Th>
              <Th>{t('side')}</Th>
              <Th align="end">{t('revenue')}</Th>
              <Th align="end">{t('orders')}</Th>
              <Th align="end">{t('newBuyers')}</Th>
            </>
          }
        >
          {weeks.map((week) => (
            <Tr key={week.day}>
              <Td>{formatDate(`${week.day}T12:00:00Z`, locale, 'short', 'UTC')}</Td>
              <Td label={t('side')}>{t(week.day < since ? 'before' : 'after')}</Td>
              <Td label={t('revenue')} align="end">
                {formatMoney(week.revenueMinor, currency, locale)}
              </Td>
              <Td label={t('orders')} align="end">
                {week.orders}
              </Td>
              <Td label={t('newBuyers')} align="end">
                {week.newBuyers}
              </Td>
            </Tr>
          ))}
        </Table>
      }
    />
  )
}
