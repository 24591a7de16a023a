import { getTranslations } from 'next-intl/server'
import { BooksView } from '@/components/merchant-finance/books-view'
import { CloseMonth } from '@/components/merchant-finance/close-month-client'
import { getBooks } from '@/lib/analytics/close/queries'
import { booksQuerySchema } from '@/lib/analytics/close/schema'
import { rangeOf, rangeQuery } from '@/lib/analytics/schema'
import { staffPage } from '@/lib/gate/page-context'
import { may } from '@/lib/gate/permissions'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import { AnalyticsPage } from '../../analytics-frame'
import type { MerchantPageProps } from '../../merchant-page'

export const generateMetadata = async () => ({ title: (await getTranslations('analytics.finance'))('title') })

export default async function FinancePage({ searchParams }: MerchantPageProps) {
  const params = await searchParams
  const { month } = booksQuerySchema.parse(params)
  // the books go by months; the days of the other pages go along, so that they are still chosen on the way back
  const query = rangeQuery(rangeOf(params))
  const ctx = await staffPage('finance.read', paths.merchant.analytics.finance({ ...query, month }))
  const books = await getBooks(ctx, month)
  const closes = books.next?.isOver && may(ctx.actor.staffRole, 'finance.close') ? books.next : null
  const close = closes ? (
    <ClientMessages namespaces={['analytics.finance', 'refusals']}>
      <CloseMonth month={closes.month} query={query} />
    </ClientMessages>
  ) : undefined
  return (
    <AnalyticsPage here="finance" ctx={ctx} query={query} more={month ? { month } : {}} actions={close}>
      <BooksView books={books} query={query} />
    </AnalyticsPage>
  )
}
