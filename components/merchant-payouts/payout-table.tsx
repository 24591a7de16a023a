import { useLocale, useTranslations } from 'next-intl'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { formatDate, formatMoney } from '@/lib/i18n/format'
import { Link } from '@/lib/i18n/navigation'
import { shopCurrency } from '@/lib/i18n/shop-region'
import { paths } from '@/lib/paths'
import type { PayoutRow } from '@/lib/payouts/queries'
import { PayoutDeeds } from './payout-deeds-client'
import { PayoutStanding } from './payout-standing'

type PayoutTableProps = { payouts: readonly PayoutRow[]; mayApprove: boolean; undoMinutes: number }

/** What is to be paid and what was, to whom, by whose word, and what is to be done. */
export function PayoutTable({ payouts, mayApprove, undoMinutes }: PayoutTableProps) {
  const t = useTranslations('payouts')
  const locale = useLocale()
  const money = (minor: number) => formatMoney(minor, shopCurrency(), locale)
  return (
    <Table
      caption={t('title')}
      head={
        <>
          <Th>{t('columns.payout')}</Th>
          <Th>{t('columns.shopper')}</Th>
          <Th align="end">{t('columns.amount')}</Th>
          <Th>{t('columns.state')}</Th>
          <Th>
            <span className="sr-only">{t('columns.deeds')}</span>
          </Th>
        </>
      }
    >
      {payouts.map((one) => (
        <Tr key={one.id}>
          <Td>
            <span className="grid">
              <span className="font-medium">
                {t(`kind.${one.kind as 'red-packet'}`)}
                {one.orderId ? (
                  <>
                    {' · '}
                    <Link href={paths.merchant.order(one.orderId)} className="underline underline-offset-4">
                      {t('order', { number: String(one.orderNumber) })}
                    </Link>
                  </>
                ) : null}
              </span>
              <span className="text-ink-muted text-sm tabular">
                {t('no', { no: one.no, date: formatDate(one.askedAt, locale, 'time') })}
              </span>
            </span>
          </Td>
          <Td label={t('columns.shopper')}>
            <span className="grid justify-items-end text-end md:justify-items-start md:text-start">
              <span>{one.shopper}</span>
              <span className="break-all text-ink-muted text-sm">{one.recipient}</span>
            </span>
          </Td>
          <Td label={t('columns.amount')} align="end">
            <span className="grid justify-items-end">
              <span className="font-medium tabular">{money(one.amountMinor)}</span>
              <span className="text-ink-muted text-sm">
                {one.withheldMinor > 0 ? t('kept', { money: money(one.withheldMinor) }) : t(`tax.${one.taxClass}`)}
              </span>
            </span>
          </Td>
          <Td label={t('columns.state')}>
            <PayoutStanding payout={one} />
          </Td>
          <Td className="max-md:has-[>div:empty]:hidden md:w-px">
            {mayApprove ? <PayoutDeeds payout={one} undoMinutes={undoMinutes} /> : null}
          </Td>
        </Tr>
      ))}
    </Table>
  )
}
