'use client'
import { useTranslations } from 'next-intl'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { placesOf, readRow } from '@/lib/history/rows/rules'
import type { Reading } from '@/lib/history/rules'
import { textOfMills } from '@/lib/kernel/mills'

const MOST = 5
const shown = ['invoice', 'placedAt', 'customer', 'total'] as const

/** The first rows as the import will read them, by the import's own rule. */
export function FirstRows({ titles, rows, reading }: { titles: string[]; rows: string[][]; reading: Reading }) {
  const t = useTranslations('history')
  const { places, problems } = placesOf(titles, reading)
  if (problems.length > 0) return null
  return (
    <div className="grid gap-2">
      <h2 className="font-display font-semibold text-lg">{t('wizard.preview')}</h2>
      <Table
        caption={t('wizard.preview')}
        head={shown.map((field) => <Th key={field}>{t(`wizard.fields.${field}`)}</Th>)}
      >
        {rows.slice(0, MOST).map((cells, place) => {
          const read = readRow(cells, place + 2, places)
          if (Array.isArray(read))
            return (
              <Tr key={place}>
                <Td>{t('line', { line: place + 2 })}</Td>
                <Td className="text-danger">{read[0] ? t(`problems.${read[0].code}`, read[0].details) : ''}</Td>
                <Td>{read[0]?.column ?? ''}</Td>
                <Td>–</Td>
              </Tr>
            )
          return (
            <Tr key={place}>
              <Td>{read.invoice}</Td>
              <Td label={t('wizard.fields.placedAt')} className="tabular">
                {read.placedAt}
              </Td>
              <Td label={t('wizard.fields.customer')}>{read.customer ?? '–'}</Td>
              <Td label={t('wizard.fields.total')} className="tabular">
                {textOfMills(read.totalMills)}
              </Td>
            </Tr>
          )
        })}
      </Table>
    </div>
  )
}
