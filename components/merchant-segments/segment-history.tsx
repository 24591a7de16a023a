import { getLocale, getTranslations } from 'next-intl/server'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDate, formatMoney, joinParts } from '@/lib/i18n/format'
import type { SegmentVersion } from '@/lib/shoppers/segments/queries'

/** What the cuts were before, who changed them and why. */
export async function SegmentHistory({
  versions,
  currency,
}: {
  versions: readonly SegmentVersion[]
  currency: string
}) {
  const t = await getTranslations('analytics.shoppers.terms.history')
  const kit = await getTranslations('merchant.kit')
  const locale = await getLocale()
  const money = (amount: number) => formatMoney(amount, currency, locale, { trimZeros: true })
  return (
    <Table
      caption={t('title')}
      head={
        <>
          <Th>{t('from')}</Th>
          <Th>{t('says')}</Th>
          <Th>{t('why')}</Th>
          <Th>{t('by')}</Th>
        </>
      }
    >
      {versions.map(({ versionId, createdAt, terms, reason, byName }) => (
        <Tr key={versionId}>
          <Td className="whitespace-nowrap tabular">{formatDate(createdAt, locale, 'time')}</Td>
          <Td label={t('says')} className="text-sm">
            {t('line', {
              recency: joinParts(terms.recencyDays.map(String), locale),
              orders: joinParts(terms.orders.map(String), locale),
              spent: joinParts(terms.spentMinor.map(money), locale),
            })}
          </Td>
          <Td label={t('why')}>{reason}</Td>
          <Td label={t('by')}>{byName ?? kit('theShop')}</Td>
        </Tr>
      ))}
    </Table>
  )
}
