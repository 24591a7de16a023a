import { getLocale, getTranslations } from 'next-intl/server'
import { ChooseCell, ChooseHead } from '@/components/merchant-kit/choosing-client'
import { headOf, SortHead } from '@/components/merchant-kit/sort-head'
import { Stars } from '@/components/reviews/stars'
import { Badge } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDate } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { ReviewRow } from '@/lib/reviews/queries'
import type { ReviewFilter } from '@/lib/reviews/schema'
import { ShowReview } from './show-review-client'

type ReviewTableProps = { reviews: readonly ReviewRow[]; filter: ReviewFilter; mayModerate: boolean }

/** What buyers said, with the product, the shopper and the order that proves it. */
export async function ReviewTable({ reviews, filter, mayModerate }: ReviewTableProps) {
  const t = await getTranslations('reviews.desk')
  const all = await getTranslations('reviews')
  const locale = await getLocale()
  const head = (column: 'when' | 'rating') =>
    headOf(filter.sort, column, (sort) => paths.merchant.reviews({ ...filter, sort, page: null }))
  return (
    <Table
      caption={t('title')}
      className="[--table-top:3.75rem]"
      head={
        <>
          <ChooseHead />
          <SortHead {...head('when')}>{t('columns.when')}</SortHead>
          <Th>{t('columns.product')}</Th>
          <SortHead {...head('rating')}>{t('columns.rating')}</SortHead>
          <Th>{t('columns.body')}</Th>
          <Th>{t('columns.who')}</Th>
          {mayModerate ? <Th>{t('columns.deed')}</Th> : null}
        </>
      }
    >
      {reviews.map((one) => (
        <Tr key={one.id}>
          <ChooseCell id={one.id} name={`${one.shopperName} · ${locale === 'en' ? one.titleEn : one.titleZh}`} />
          <Td className="whitespace-nowrap text-ink-muted text-sm tabular max-md:[td+&]:pr-12">
            {formatDate(one.writtenAt, locale, 'short')}
          </Td>
          <Td label={t('columns.product')} className="md:max-w-48">
            <Link href={paths.product(one.slug)} prefetch={false} className="underline underline-offset-4">
              {locale === 'en' ? one.titleEn : one.titleZh}
            </Link>
          </Td>
          <Td label={t('columns.rating')} className="whitespace-nowrap">
            <Stars rating={one.rating} label={all('stars', { rating: one.rating })} />
          </Td>
          <Td label={t('columns.body')} className="md:max-w-80">
            <span className="whitespace-pre-line break-words">{one.body}</span>{' '}
            {one.isHidden ? <Badge tone="warning">{t('isHidden')}</Badge> : null}
          </Td>
          <Td label={t('columns.who')}>
            <span>
              <Link
                href={paths.merchant.shopper(one.accountId)}
                prefetch={false}
                className="inline-flex min-h-6 items-center underline underline-offset-4"
              >
                {one.shopperName}
              </Link>{' '}
              <Link
                href={paths.merchant.order(one.orderId)}
                prefetch={false}
                className="inline-flex min-h-6 items-center text-ink-muted text-sm underline underline-offset-4 tabular"
              >
                #{one.orderNumber}
              </Link>
            </span>
          </Td>
          {mayModerate ? (
            <Td label={t('columns.deed')}>
              <ShowReview reviewId={one.id} isHidden={one.isHidden} />
            </Td>
          ) : null}
        </Tr>
      ))}
    </Table>
  )
}
