import type { ReactNode } from 'react'
import { ClientMessages } from '@/lib/i18n/client-messages'
import type { TableLook } from '@/lib/kernel/table-look'
import { TableLookMenu } from './table-look-client'

type FoundLineProps = {
  /** how many there are, and what they come to */
  children: ReactNode
  table: string
  look: TableLook
  columns?: readonly { key: string; label: string }[]
}

/** Above a long list: what was found, and how one likes to see it. */
export function FoundLine({ children, table, look, columns }: FoundLineProps) {
  return (
    <div className="mb-3 flex min-h-9 flex-wrap items-center justify-between gap-x-4">
      <p className="text-ink-muted text-sm tabular">{children}</p>
      <ClientMessages namespaces={['merchant.table']}>
        <TableLookMenu table={table} look={look} columns={columns} />
      </ClientMessages>
    </div>
  )
}
