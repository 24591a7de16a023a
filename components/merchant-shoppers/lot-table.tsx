import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDate, formatPoints } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { paths } from '@/lib/paths'
import type { LotRow } from '@/lib/points/staff/queries'

/** The lots that still hold points, in the order in which they will be spent. */
export async function LotTable({ lots }: { lots: readonly LotRow[] }) {
  const t = await getTranslations('merchant.shopper.lots')
  const locale = await getLocale()
  const day = (moment: Date | null) => (moment ? formatDate(moment, locale, 'short') : '—')
  return (
    <Table
      caption={t('title')}
      head={
        <>
          <Th>{t('from')}</Th>
          <Th>{t('state')}</Th>
          <Th align="end">{t('left')}</Th>
          <Th align="end">{t('releases')}</Th>
          <Th align="end">{t('expires')}</Th>
        </>
      }
    >
      {lots.map((lot) => (
        <Tr key={lot.id}>
          <Td>
            {lot.source.startsWith('order:') ? (
              <Link
                href={paths.merchant.order(lot.source.slice('order:'.length))}
                prefetch={false}
                className="underline underline-offset-4"
              >
                {lot.orderNumber ? t('orderNumber', { number: lot.orderNumber }) : t('order')}
              </Link>
            ) : (
              t('gift')
            )}
          </Td>
          <Td label={t('state')}>
            <Badge tone={lot.state === 'active' ? 'success' : 'warning'}>{t(`states.${lot.state}`)}</Badge>
          </Td>
          <Td label={t('left')} align="end">
            {t('leftOf', {
              left: formatPoints(lot.remainingPoints, locale),
              of: formatPoints(lot.originalPoints, locale),
            })}
          </Td>
          <Td label={t('releases')} align="end">
            {lot.state === 'pending' ? day(lot.releasesAt) : '—'}
          </Td>
          <Td label={t('expires')} align="end">
            {day(lot.expiresAt)}
          </Td>
        </Tr>
      ))}
    </Table>
  )
}
