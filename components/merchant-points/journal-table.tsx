import { getLocale, getTranslations } from 'next-intl/server'
import { SortHead } from '@/components/merchant-kit/sort-head'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDate, formatPoints, formatSignedPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { JournalRow } from '@/lib/points/staff/queries'
import { PostingWhy } from './posting-why'

const buckets = ['available', 'pending', 'held', 'debt', 'budget'] as const

type JournalTableProps = {
  postings: readonly JournalRow[]
  withShopper: boolean
  isCompact?: boolean
  /** which end comes first, and the address of the other order; left out where there is one order alone */
  sort?: { order: 'newest' | 'oldest'; href: string }
}

/** Postings as the ledger keeps them: what moved between which balances, and why. */
export async function JournalTable({ postings, withShopper, isCompact, sort }: JournalTableProps) {
  const t = await getTranslations('merchant')
  const locale = await getLocale()
  return (
    <Table
      caption={t('journal.title')}
      className="[--table-top:3.75rem]"
      isCompact={isCompact}
      head={
        <>
          {sort ? (
            <SortHead href={sort.href} by={sort.order === 'oldest' ? 'ascending' : 'descending'}>
              {t('journal.columns.at')}
            </SortHead>
          ) : (
            <Th>{t('journal.columns.at')}</Th>
          )}
          <Th>{t('journal.columns.kind')}</Th>
          {withShopper ? <Th>{t('journal.columns.shopper')}</Th> : null}
          <Th>{t('journal.columns.why')}</Th>
          <Th align="end">{t('journal.columns.moved')}</Th>
          <Th align="end">{t('journal.columns.after')}</Th>
        </>
      }
    >
      {postings.map((posting) => (
        <Tr key={posting.id}>
          <Td className="whitespace-nowrap text-ink-muted text-sm tabular">
            {formatDate(posting.at, locale, 'time')}
            <span className="font-medium text-ink md:hidden">{t(`postingKind.${posting.kind}`)}</span>
          </Td>
          <Td className="hidden whitespace-nowrap md:table-cell">{t(`postingKind.${posting.kind}`)}</Td>
          {withShopper ? (
            <Td label={t('journal.columns.shopper')}>
              {posting.accountId ? (
                <Link
                  href={paths.merchant.shopper(posting.accountId)}
                  prefetch={false}
                  className="truncate underline underline-offset-4"
                >
                  {posting.shopperName}
                </Link>
              ) : (
                '—'
              )}
            </Td>
          ) : null}
          <Td label={t('journal.columns.why')} className="text-sm">
            <PostingWhy {...posting} />
          </Td>
          <Td label={t('journal.columns.moved')} align="end" className="text-sm">
            <span className="grid justify-items-end">
              {buckets
                .filter((bucket) => posting[`${bucket}Points`] !== 0)
                .map((bucket) => (
                  <span key={bucket} className="whitespace-nowrap">
                    <span className="text-ink-muted">{t(`bucket.${bucket}`)}</span>{' '}
                    {/* the ledger keeps what is owed as a negative balance; people say that more is owed */}
                    {formatSignedPoints(posting[`${bucket}Points`] * (bucket === 'debt' ? -1 : 1), locale)}
                  </span>
                ))}
            </span>
          </Td>
          <Td label={t('journal.columns.after')} align="end">
            {posting.availableAfter === null ? '—' : formatPoints(posting.availableAfter, locale)}
          </Td>
        </Tr>
      ))}
    </Table>
  )
}
