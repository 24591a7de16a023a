import { getFormatter, getTranslations } from 'next-intl/server'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { HistorySource } from '@/lib/history/queries'
import { textOfMills } from '@/lib/kernel/mills'

/** The histories that were imported, each with its sums to the last digit. */
export async function SourceTable({ sources }: { sources: readonly HistorySource[] }) {
  const t = await getTranslations('history.wizard.source')
  const caption = (await getTranslations('history.wizard'))('sources')
  const format = await getFormatter()
  const day = (at: string | null, timeZone: string) =>
    at === null ? '–' : format.dateTime(new Date(at), { dateStyle: 'medium', timeZone })
  return (
    <Table
      caption={caption}
      head={
        <>
          <Th>{t('name')}</Th>
          <Th align="end">{t('orders')}</Th>
          <Th align="end">{t('cancels')}</Th>
          <Th align="end">{t('customers')}</Th>
          <Th align="end">{t('sums')}</Th>
          <Th>{t('span')}</Th>
        </>
      }
    >
      {sources.map(({ id, name, timeZone, figures }) => (
        <Tr key={id}>
          <Td>{name}</Td>
          <Td label={t('orders')} align="end" className="tabular">
            {format.number(figures.orders)}
          </Td>
          <Td label={t('cancels')} align="end" className="tabular">
            {format.number(figures.cancels)}
          </Td>
          <Td label={t('customers')} align="end" className="tabular">
            {format.number(figures.customers)}
          </Td>
          <Td label={t('sums')} align="end" className="tabular">
            {`${textOfMills(figures.orderMills)} / ${textOfMills(figures.cancelMills)}`}
          </Td>
          <Td label={t('span')}>{`${day(figures.firstAt, timeZone)} – ${day(figures.lastAt, timeZone)}`}</Td>
        </Tr>
      ))}
    </Table>
  )
}
