import { useLocale, useTranslations } from 'next-intl'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { ShoppersReport } from '@/lib/analytics/shoppers/queries'
import { formatDate, formatMoney, formatPoints } from '@/lib/i18n/format'
import { pointsValueMinor } from '@/lib/points/rules'
import { ShopperName } from './shopper-name'

/** Who has most to lose by going elsewhere. */
export function StakeTable({ report: { top, pointsPerUnit, currency } }: { report: ShoppersReport }) {
  const t = useTranslations('analytics.shoppers.top')
  const named = useTranslations('points.ruleWords.segments')
  const locale = useLocale()
  return (
    <Table
      caption={t('title')}
      head={
        <>
          <Th>{t('shopper')}</Th>
          <Th align="end">{t('stake')}</Th>
          <Th align="end">{t('points')}</Th>
          <Th>{t('last')}</Th>
          <Th>{t('segments')}</Th>
        </>
      }
    >
      {top.map(({ availablePoints, pendingPoints, lastOrderAt, segments, ...shopper }) => (
        <Tr key={shopper.id}>
          <Td>
            <ShopperName shopper={shopper} />
          </Td>
          <Td label={t('stake')} align="end" className="font-medium text-seal-ink tabular">
            {formatMoney(pointsValueMinor(availablePoints + pendingPoints, pointsPerUnit), currency, locale)}
          </Td>
          <Td label={t('points')} align="end" className="tabular">
            {t('pending', {
              available: formatPoints(availablePoints, locale),
              pending: formatPoints(pendingPoints, locale),
            })}
          </Td>
          <Td label={t('last')} className="whitespace-nowrap tabular">
            {lastOrderAt ? formatDate(new Date(lastOrderAt), locale, 'short') : t('never')}
          </Td>
          <Td label={t('segments')} className="text-ink-muted text-sm">
            {segments.map((code) => named(code)).join(t('comma'))}
          </Td>
        </Tr>
      ))}
    </Table>
  )
}
