import { getTranslations } from 'next-intl/server'
import { Pagination } from '@/components/layout/pagination'
import { Choosing } from '@/components/merchant-kit/choosing-client'
import { RowKeys } from '@/components/merchant-kit/row-keys-client'
import { SortForm } from '@/components/merchant-kit/sort-form'
import { ReviewBulkBar } from '@/components/merchant-reviews/review-bulk-bar-client'
import { ReviewTable } from '@/components/merchant-reviews/review-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Star } from '@/components/ui/icons'
import type { StaffContext } from '@/lib/gate/context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import { listReviews } from '@/lib/reviews/queries'
import type { ReviewFilter } from '@/lib/reviews/schema'

/** The reviews that the filter finds; whoever may decides of one, or of many for one reason. */
export async function ReviewResults({ ctx, filter }: { ctx: StaffContext; filter: ReviewFilter }) {
  const t = await getTranslations('reviews.desk')
  const { reviews, total, pages } = await listReviews(ctx, filter)
  const mayModerate = may(ctx.actor.staffRole, 'reviews.moderate')
  if (total === 0)
    return (
      <EmptyState mark={<Star strokeWidth={1.5} />} title={t('empty.title')}>
        {t('empty.body')}
      </EmptyState>
    )
  const ids = mayModerate ? reviews.map(({ id }) => id) : []
  return (
    <>
      <SortForm
        action={paths.merchant.reviews()}
        kept={{ show: filter.show }}
        sort={filter.sort}
        columns={[
          { key: 'when', label: t('columns.when'), kind: 'day' },
          { key: 'rating', label: t('columns.rating'), kind: 'number' },
        ]}
      />
      <p className="mb-3 text-ink-muted text-sm tabular">{t('found', { count: total })}</p>
      <ClientMessages namespaces={['reviews.desk', 'merchant.choose', 'merchant.keys', 'merchant.form', 'refusals']}>
        <Choosing key={ids.join()} ids={ids} total={total}>
          <RowKeys>
            <ReviewTable reviews={reviews} filter={filter} mayModerate={mayModerate} />
          </RowKeys>
          <ReviewBulkBar show={filter.show} />
        </Choosing>
      </ClientMessages>
      <Pagination page={filter.page} pages={pages} href={(page) => paths.merchant.reviews({ ...filter, page })} />
    </>
  )
}
