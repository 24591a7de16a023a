import { getLocale, getTranslations } from 'next-intl/server'
import { Pagination } from '@/components/layout/pagination'
import { FoundLine } from '@/components/merchant-kit/found-line'
import { BookOpen } from '@/components/merchant-kit/merchant-icons'
import { JournalTable } from '@/components/merchant-points/journal-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { StaffContext } from '@/lib/gate/context'
import { tableLook } from '@/lib/gate/table-look'
import { formatPoints } from '@/lib/i18n/format'
import { paths } from '@/lib/paths'
import { listPostings } from '@/lib/points/staff/queries'
import type { JournalFilter } from '@/lib/points/staff/schema'

/** The postings that the filter finds, and what they come to. */
export async function JournalResults({ ctx, filter }: { ctx: StaffContext; filter: JournalFilter }) {
  const { postings, total, totalPoints, shoppers, pages } = await listPostings(ctx, filter)
  const other = filter.sort === 'newest' ? 'oldest' : null
  const t = await getTranslations('merchant.journal')
  const locale = await getLocale()
  const look = await tableLook('journal')
  if (total === 0) {
    return (
      <EmptyState mark={<BookOpen />} title={t('empty.title')}>
        {t('empty.body')}
      </EmptyState>
    )
  }
  return (
    <>
      <FoundLine table="journal" look={look}>
        {t('found', { count: total, points: formatPoints(totalPoints, locale) })}
        {shoppers === null ? null : t('foundShoppers', { shoppers })}
      </FoundLine>
      <JournalTable
        postings={postings}
        isCompact={look.isCompact}
        withShopper={filter.shopper === null}
        sort={{ order: filter.sort, href: paths.merchant.journal({ ...filter, sort: other, page: null }) }}
      />
      <Pagination page={filter.page} pages={pages} href={(page) => paths.merchant.journal({ ...filter, page })} />
    </>
  )
}
