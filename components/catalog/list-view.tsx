import type { ReactNode } from 'react'
import { Page } from '@/components/layout/page'
import { ClientMessages } from '@/lib/i18n/client-messages'
import type { PlainText } from '@/lib/kernel/plain-text'
import { type ListFacts, ListFromText } from './list-page-client'

type ListViewProps = {
  told: PlainText<ListFacts>
  title: ReactNode
  lead?: ReactNode
  breadcrumb?: ReactNode
}

const words = ['catalog.list', 'catalog.card', 'catalog.tags', 'common.pagination'] as const

/** A whole page of a list, made before the visit or on request: both look the same. */
export function ListView({ told, ...around }: ListViewProps) {
  return (
    <Page {...around}>
      <ClientMessages namespaces={words}>
        <ListFromText told={told} />
      </ClientMessages>
    </Page>
  )
}
