import { useLocale, useTranslations } from 'next-intl'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { Books } from '@/lib/analytics/close/queries'
import { formatDate, formatPoints } from '@/lib/i18n/format'

/** Which points end on which day, and how many until then. */
export function EndingTable({ ending }: { ending: Books['ending'] }) {
  const t = useTranslations('analytics.finance.ending')
  const locale = useLocale()
  if (ending.length === 0) return <p className="text-ink-muted">{t('none')}</p>
  return (
    <Table
      caption={t('title')}
      isCompact
      head={
        <>
          <Th>{t('day')}</Th>
          <Th align="end">{t('points')}</Th>
          <Th align="end">{t('sum')}</Th>
        </>
      }
    >
      {ending.map(({ day, points, soFarPoints }) => (
        <Tr key={day}>
          <Td className="font-medium tabular">{formatDate(`${day}T12:00:00Z`, locale, 'short', 'UTC')}</Td>
          <Td label={t('points')} align="end" className="tabular">
            {formatPoints(points, locale)}
          </Td>
          <Td label={t('sum')} align="end" className="tabular">
            {formatPoints(soFarPoints, locale)}
          </Td>
        </Tr>
      ))}
    </Table>
  )
}
