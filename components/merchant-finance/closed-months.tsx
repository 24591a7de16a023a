import { useLocale, useTranslations } from 'next-intl'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { ClosedMonth } from '@/lib/analytics/close/queries'
import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import { monthName } from './month-name'

type ClosedMonthsProps = {
  closed: readonly ClosedMonth[]
  currency: string
  timeZone: string
  query: Record<string, string>
}

/** Every month that was closed, by whom, over which seal of the journal. */
export function ClosedMonths({ closed, currency, timeZone, query }: ClosedMonthsProps) {
  const t = useTranslations('analytics.finance.closed')
  const locale = useLocale()
  if (closed.length === 0) return <p className="text-ink-muted">{t('none')}</p>
  return (
    <Table
      caption={t('title')}
      head={
        <>
          <Th>{t('month')}</Th>
          <Th align="end">{t('points')}</Th>
          <Th align="end">{t('contract')}</Th>
          <Th align="end">{t('provision')}</Th>
          <Th>{t('by')}</Th>
          <Th>{t('hash')}</Th>
        </>
      }
    >
      {closed.map((one) => (
        <Tr key={one.month}>
          <Td>
            <Link
              href={paths.merchant.analytics.finance({ ...query, month: one.month.slice(0, 7) })}
              prefetch={false}
              className="font-medium underline decoration-line-strong underline-offset-4"
            >
              {monthName(one.month, locale)}
            </Link>
          </Td>
          <Td label={t('points')} align="end" className="tabular">
            {formatPoints(one.points, locale)}
          </Td>
          <Td label={t('contract')} align="end" className="tabular">
            {formatMoney(one.spendMinor, currency, locale)}
          </Td>
          <Td label={t('provision')} align="end" className="tabular">
            {formatMoney(one.marketingMinor, currency, locale)}
          </Td>
          <Td label={t('by')}>
            {one.closedBy} · {formatDate(one.closedAt, locale, 'time', timeZone)}
          </Td>
          <Td label={t('hash')} className="font-mono text-xs">
            {one.hash.slice(0, 12)}
            {one.sealId === null ? '' : ` · ${t('seal', { seal: one.sealId })}`}
          </Td>
        </Tr>
      ))}
    </Table>
  )
}
