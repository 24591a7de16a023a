import { useLocale, useTranslations } from 'next-intl'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { Books } from '@/lib/analytics/close/queries'
import { type JournalLine, tellsFrom } from '@/lib/analytics/close/rules'
import { formatMoney } from '@/lib/i18n/format'
import { monthsName } from './month-name'

/** The entries of a month, or of all that is open up to it: what is debited, what is credited, and that both come to the same. */
export function BookEntries({ books }: { books: Books }) {
  const t = useTranslations('analytics.finance.entries')
  const locale = useLocale()
  const { journal, currency, state, figures, shown } = books
  const money = (amount: number) => formatMoney(amount, currency, locale)
  const sumOf = (side: JournalLine['side']) =>
    journal.filter((line) => line.side === side).reduce((sum, line) => sum + line.amountMinor, 0)
  if (journal.length === 0) return <p className="text-ink-muted">{t('none')}</p>
  return (
    <>
      {state === 'closed' ? null : (
        <p className="mb-3 text-ink-muted text-sm">
          {t('draft', { months: monthsName(tellsFrom(figures), shown, locale) })}
        </p>
      )}
      <Table
        caption={t('title')}
        head={
          <>
            <Th>{t('what')}</Th>
            <Th>{t('account')}</Th>
            <Th align="end">{t('debit')}</Th>
            <Th align="end">{t('credit')}</Th>
          </>
        }
      >
        {journal.map((line) => (
          <Tr key={`${line.entry}-${line.account}-${line.side}`}>
            <Td label={t('what')}>{t(`kinds.${line.entry}`)}</Td>
            <Td label={t('account')} className="font-medium">
              {t(`accounts.${line.account}`)}
            </Td>
            <Td label={t('debit')} align="end" className={line.side === 'debit' ? 'tabular' : 'max-md:hidden'}>
              {line.side === 'debit' ? money(line.amountMinor) : ''}
            </Td>
            <Td label={t('credit')} align="end" className={line.side === 'credit' ? 'tabular' : 'max-md:hidden'}>
              {line.side === 'credit' ? money(line.amountMinor) : ''}
            </Td>
          </Tr>
        ))}
        <Tr>
          <Td className="font-medium">{t('sum')}</Td>
          <Td>{t('balanced')}</Td>
          <Td label={t('debit')} align="end" className="font-medium tabular">
            {money(sumOf('debit'))}
          </Td>
          <Td label={t('credit')} align="end" className="font-medium tabular">
            {money(sumOf('credit'))}
          </Td>
        </Tr>
      </Table>
    </>
  )
}
