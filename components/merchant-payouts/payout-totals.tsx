import { useLocale, useTranslations } from 'next-intl'
import { ExportButtons } from '@/components/merchant-exports/export-buttons'
import { Panel } from '@/components/merchant-kit/panel'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatMoney } from '@/lib/i18n/format'
import { shopCurrency } from '@/lib/i18n/shop-region'
import type { PayoutTotal } from '@/lib/payouts/queries'
import type { PayoutList } from '@/lib/payouts/schema'

/** What was paid each day, by tax class, and the list as a file. */
export function PayoutTotals({ totals, asked }: { totals: readonly PayoutTotal[]; asked: PayoutList }) {
  const t = useTranslations('payouts')
  const locale = useLocale()
  const money = (minor: number) => formatMoney(minor, shopCurrency(), locale)
  const { before: _, ...filter } = asked
  return (
    <Panel title={t('totals.title')} aside={<ExportButtons name="payouts" filter={filter} />}>
      {totals.length === 0 ? (
        <p className="text-ink-muted">{t('totals.none')}</p>
      ) : (
        <Table
          caption={t('totals.title')}
          head={
            <>
              <Th>{t('totals.day')}</Th>
              <Th>{t('totals.class')}</Th>
              <Th align="end">{t('totals.count')}</Th>
              <Th align="end">{t('totals.amount')}</Th>
              <Th align="end">{t('totals.kept')}</Th>
              <Th align="end">{t('totals.sent')}</Th>
            </>
          }
        >
          {totals.map((one) => (
            <Tr key={`${one.day} ${one.taxClass}`}>
              <Td>{one.day}</Td>
              <Td label={t('totals.class')}>{t(`tax.${one.taxClass}`)}</Td>
              <Td label={t('totals.count')} align="end">
                {one.count}
              </Td>
              <Td label={t('totals.amount')} align="end">
                {money(one.amountMinor)}
              </Td>
              <Td label={t('totals.kept')} align="end">
                {money(one.withheldMinor)}
              </Td>
              <Td label={t('totals.sent')} align="end">
                {money(one.amountMinor - one.withheldMinor)}
              </Td>
            </Tr>
          ))}
        </Table>
      )}
    </Panel>
  )
}
