import { getLocale, getTranslations } from 'next-intl/server'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { Attempt, Budget } from '@/lib/points/budgets/queries'

type AttemptTableProps = { attempts: readonly Attempt[]; budgets: readonly Budget[] }

/** What was due and not given, because a budget had too little. */
export async function AttemptTable({ attempts, budgets }: AttemptTableProps) {
  const t = await getTranslations('points-desk.budgets')
  const locale = await getLocale()
  const titles = new Map(budgets.map((one) => [one.id, locale === 'en' ? one.titleEn : one.titleZh]))
  return (
    <Table
      caption={t('attempts')}
      className="[--table-top:3.75rem]"
      head={
        <>
          <Th>{t('columns.at')}</Th>
          <Th>{t('columns.shopper')}</Th>
          <Th>{t('columns.budget')}</Th>
          <Th align="end">{t('columns.points')}</Th>
        </>
      }
    >
      {attempts.map((one) => (
        <Tr key={one.key}>
          <Td className="whitespace-nowrap text-ink-muted text-sm tabular">{formatDate(one.at, locale, 'time')}</Td>
          <Td label={t('columns.shopper')}>
            <Link
              href={paths.merchant.shopper(one.accountId)}
              prefetch={false}
              className="truncate underline underline-offset-4"
            >
              {one.shopperName}
            </Link>
          </Td>
          <Td label={t('columns.budget')}>{one.budgetId ? (titles.get(one.budgetId) ?? '—') : '—'}</Td>
          <Td label={t('columns.points')} align="end">
            {formatPoints(one.askedPoints, locale)}
          </Td>
        </Tr>
      ))}
    </Table>
  )
}
