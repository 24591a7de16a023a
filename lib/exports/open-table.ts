import { createTranslator } from 'next-intl'
import { type TableFile, type TableFormat, tableFile } from '@/lib/files/table-file'
import type { Context } from '@/lib/gate/context'
import { loadMessages } from '@/lib/i18n/load-messages'
import type { Locale } from '@/lib/i18n/routing'
import { exportKinds } from './kinds/queries'
import type { ExportName } from './kinds/rules'
import { shopTerms } from './queries'

type Wanted = {
  name: ExportName
  format: TableFormat
  locale: Locale
  pages: AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]>
}

/** A table out of the list of exports, with its heads in somebody's language, as a file in the making. */
export async function openTable(on: Context['on'], { name, format, locale, pages }: Wanted): Promise<TableFile> {
  const { columns } = exportKinds[name]
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'exports' })
  const shop = await shopTerms(on)
  return tableFile<never>(format, {
    ...shop,
    name: `${name}-${shop.day}`,
    title: t(`titles.${name}`),
    columns,
    heads: columns.map(({ key }) => t(`columns.${key}` as 'columns.number')),
    // the rows are those of the kind's own statement
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    pages: pages as AsyncIterable<never[]>,
  })
}
