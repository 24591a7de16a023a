import type { ComponentProps, ReactNode } from 'react'
import { Choosing } from '@/components/merchant-kit/choosing-client'
import { RowKeys } from '@/components/merchant-kit/row-keys-client'
import type { ExportName } from '@/lib/exports/kinds/rules'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { ExportChosen } from './export-chosen-client'
import { type Wanted, writtenFilter } from './written-filter'

type ExportChoosingProps = {
  name: ExportName
  filter: Readonly<Record<string, Wanted>>
  /** the rows of this page, and how many match in all */
  ids: readonly string[]
  total: number
  /** what the deeds in the rows say */
  namespaces?: ComponentProps<typeof ClientMessages>['namespaces']
  /** the table */
  children: ReactNode
}

/** A table whose rows can be ticked and taken out of the shop, with its keys. */
export function ExportChoosing({ name, filter, ids, total, namespaces = [], children }: ExportChoosingProps) {
  return (
    <ClientMessages
      namespaces={['merchant.choose', 'merchant.keys', 'exports.ask', 'exports.titles', 'refusals', ...namespaces]}
    >
      <Choosing key={ids.join()} ids={ids} total={total}>
        <RowKeys>{children}</RowKeys>
        <ExportChosen name={name} filter={writtenFilter(filter)} />
      </Choosing>
    </ClientMessages>
  )
}
