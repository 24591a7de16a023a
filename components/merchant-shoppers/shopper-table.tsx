import { getLocale, getTranslations } from 'next-intl/server'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { ShopperRow } from '@/lib/analytics/shoppers/queries'
import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'

/** Shoppers as rows, with what they bought and the points that they have. */
export async function ShopperTable({ shoppers, currency }: { shoppers: readonly ShopperRow[]; currency: string }) {
  const t = await getTranslations('merchant.shoppers')
  const bucket = await getTranslations('merchant.bucket')
  const locale = await getLocale()
  return (
    <Table
      caption={t('title')}
      className="[--table-top:3.75rem]"
      head={
        <>
          <Th>{t('columns.shopper')}</Th>
          <Th>{t('columns.since')}</Th>
          <Th align="end">{t('columns.orders')}</Th>
          <Th align="end">{t('columns.spent')}</Th>
          <Th align="end">{bucket('available')}</Th>
          <Th align="end">{bucket('pending')}</Th>
          <Th align="end">{bucket('held')}</Th>
        </>
      }
    >
      {shoppers.map((shopper) => (
        <Tr key={shopper.id}>
          <Td>
            <span className="grid min-w-0">
              <Link
                href={paths.merchant.shopper(shopper.id)}
                prefetch={false}
                className="truncate font-medium after:absolute after:inset-0 after:rounded-xl md:after:rounded-none"
              >
                {shopper.name || shopper.email}
              </Link>
              {shopper.name ? <span className="truncate text-ink-muted text-sm">{shopper.email}</span> : null}
            </span>
          </Td>
          <Td label={t('columns.since')} className="whitespace-nowrap text-ink-muted text-sm tabular">
            {formatDate(shopper.createdAt, locale, 'short')}
          </Td>
          <Td label={t('columns.orders')} align="end">
            {formatPoints(shopper.orders, locale)}
          </Td>
          <Td label={t('columns.spent')} align="end">
            {formatMoney(shopper.spentMinor, currency, locale)}
          </Td>
          <Td label={bucket('available')} align="end" className="font-medium text-seal-ink">
            {formatPoints(shopper.availablePoints, locale)}
          </Td>
          <Td label={bucket('pending')} align="end">
            {formatPoints(shopper.pendingPoints, locale)}
          </Td>
          <Td label={bucket('held')} align="end">
            {formatPoints(shopper.heldPoints, locale)}
          </Td>
        </Tr>
      ))}
    </Table>
  )
}
