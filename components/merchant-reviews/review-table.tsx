import { getLocale, getTranslations } from 'next-intl/server'
import { Stars } from '@/components/reviews/stars'
import { Badge } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDate } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { ReviewRow } from '@/lib/reviews/queries'
import { ShowReview } from './show-review-client'

/** What buyers said, with the product, the shopper and the order that proves it. */
export async function ReviewTable({ reviews, mayModerate }: { reviews: readonly ReviewRow[]; mayModerate: boolean }) {
  const t = await getTranslations('reviews.desk')
  const all = await getTranslations('reviews')
  const locale = await getLocale()
  const columns = ['when', 'product', 'rating', 'body', 'who', ...(mayModerate ? (['deed'] as const) : [])] as const
  return (
    <Table
      caption={t('title')}
      className="[--table-top:3.75rem]"
      head={columns.map((column) => <Th key={column}>{t(`columns.${column}`)}</Th>)}
    >
      {reviews.map((one) => (
        <Tr key={one.id}>
          <Td className="whitespace-nowrap text-ink-muted text-sm tabular">
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
            <Link
              href={paths.merchant.shopper(one.accountId)}
              prefetch={false}
              className="underline underline-offset-4"
            >
              {one.shopperName}
            </Link>{' '}
            <Link
              href={paths.merchant.order(one.orderId)}
              prefetch={false}
              className="text-ink-muted text-sm underline underline-offset-4 tabular"
            >
              #{one.orderNumber}
            </Link>
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
