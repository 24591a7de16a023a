import { getFormatter, getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/layout/link-button'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { HistorySource } from '@/lib/history/queries'
import { textOfMills } from '@/lib/kernel/mills'
import { paths } from '@/lib/paths'
import { DeleteHistory } from './delete-history-client'

/** The histories that were imported, each with its sums to the last digit. */
export async function SourceTable({ sources, mayWrite }: { sources: readonly HistorySource[]; mayWrite: boolean }) {
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
          {mayWrite ? <Th>{t('deeds')}</Th> : null}
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
          {mayWrite ? (
            <Td label={t('deeds')}>
              <span className="flex flex-wrap gap-2">
                <LinkButton href={paths.merchant.backtests({ source: id })} tone="outline" size="sm">
                  {t('try')}
                </LinkButton>
                <DeleteHistory sourceId={id} name={name} />
              </span>
            </Td>
          ) : null}
        </Tr>
      ))}
    </Table>
  )
}
