import { createTranslator } from 'next-intl'
import { type Column, type TableFile, type TableFormat, tableFile } from '@/lib/files/table-file'
import type { Context } from '@/lib/gate/context'
import { loadMessages } from '@/lib/i18n/load-messages'
import type { Locale } from '@/lib/i18n/routing'
import { cellWords } from './cell-words'
import { exportKinds } from './kinds/queries'
import type { ExportName } from './kinds/rules'
import { shopTerms } from './queries'

type Wanted = {
  name: ExportName
  format: TableFormat
  locale: Locale
  pages: AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>
}

/** A table out of the list of exports, with its heads and words in somebody's language, as a file in the making. */
export async function openTable(on: Context['on'], { name, format, locale, pages }: Wanted): Promise<TableFile> {
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'exports' })
  const shop = await shopTerms(on)
  const words = await cellWords(locale, shop)
  const kept = exportKinds[name].columns
  const columns = kept.map((one): Column<never> => {
    if (one.kind !== 'code') return one
    const { said } = one
    return { ...one, said: (row) => said(row, words) }
  })
  const headOf = ({ key, kind, head: own = key }: (typeof kept)[number]): string => {
    const head = t(`columns.${own}` as 'columns.number')
    if (kind === 'money') return t('heads.money', { name: head, currency: shop.currency })
    return kind === 'moment' ? t('heads.moment', { name: head, zone: shop.timeZone }) : head
  }
  return tableFile<never>(format, {
    ...shop,
    name: `${name}-${shop.day}`,
    title: t(`titles.${name}`),
    columns,
    heads: kept.map(headOf),
    // the rows are those of the kind's own statement
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    pages: pages as AsyncIterable<never[]>,
  })
}
