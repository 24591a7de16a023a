import { useLocale, useTranslations } from 'next-intl'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDate, formatSignedPoints } from '@/lib/i18n/format'
import type { Budget, Grant } from '@/lib/points/budgets/queries'
import { useReasonText } from './reason-text'

/** The last grants: who, how much and why. */
export function GrantTable({ grants, budgets }: { grants: readonly Grant[]; budgets: readonly Budget[] }) {
  const t = useTranslations('points-desk.budgets')
  const locale = useLocale()
  const reasonText = useReasonText()
  const titles = new Map(budgets.map((one) => [one.id, locale === 'en' ? one.titleEn : one.titleZh]))
  return (
    <Table
      caption={t('grants')}
      className="[--table-top:3.75rem]"
      head={
        <>
          <Th>{t('columns.at')}</Th>
          <Th>{t('columns.budget')}</Th>
          <Th align="end">{t('columns.points')}</Th>
          <Th>{t('columns.by')}</Th>
          <Th>{t('columns.reason')}</Th>
        </>
      }
    >
      {grants.map((one) => (
        <Tr key={one.id}>
          <Td className="whitespace-nowrap text-ink-muted text-sm tabular">{formatDate(one.at, locale, 'time')}</Td>
          <Td label={t('columns.budget')}>{titles.get(one.budgetId) ?? '—'}</Td>
          <Td label={t('columns.points')} align="end" className="font-medium">
            {formatSignedPoints(one.points, locale)}
          </Td>
          <Td label={t('columns.by')}>{one.actorName || '—'}</Td>
          <Td label={t('columns.reason')}>{reasonText(one.reason)}</Td>
        </Tr>
      ))}
    </Table>
  )
}
