import { useLocale, useTranslations } from 'next-intl'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { ShoppersReport } from '@/lib/analytics/shoppers/queries'
import { formatMoney, formatPoints } from '@/lib/i18n/format'
import { ShopperName } from './shopper-name'

/** Who speaks for the shop: by what their friends bought, then by friends, then by reviews. */
export function SpeakerTable({ report: { speakers, currency } }: { report: ShoppersReport }) {
  const t = useTranslations('analytics.shoppers.speakers')
  const locale = useLocale()
  return (
    <Table
      caption={t('title')}
      head={
        <>
          <Th>{t('shopper')}</Th>
          <Th align="end">{t('reviews')}</Th>
          <Th align="end">{t('friends')}</Th>
          <Th align="end">{t('paying')}</Th>
          <Th align="end">{t('brought')}</Th>
        </>
      }
    >
      {speakers.map(({ reviews, friends, payingFriends, friendsMinor, ...shopper }) => (
        <Tr key={shopper.id}>
          <Td>
            <ShopperName shopper={shopper} />
          </Td>
          <Td label={t('reviews')} align="end" className="tabular">
            {formatPoints(reviews, locale)}
          </Td>
          <Td label={t('friends')} align="end" className="tabular">
            {formatPoints(friends, locale)}
          </Td>
          <Td label={t('paying')} align="end" className="tabular">
            {formatPoints(payingFriends, locale)}
          </Td>
          <Td label={t('brought')} align="end" className="font-medium tabular">
            {formatMoney(friendsMinor, currency, locale, { trimZeros: true })}
          </Td>
        </Tr>
      ))}
    </Table>
  )
}
