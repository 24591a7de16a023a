import { useLocale, useMessages } from 'next-intl'
import type { ReactNode } from 'react'
import { MessagesProvider } from './messages-client'
import type { Namespace } from './namespaces'
import { pickMessages } from './pick-messages'

type Wanted = Namespace | `${Namespace}.${string}`

/**
 * Hands client components the sentences they use, and no others: every sentence sent is weight on the page.
 * A namespace or a branch of one (`'checkout.receipt'`); `common.client` (close, cancel, undo …) is always there.
 */
export function ClientMessages({ namespaces, children }: { namespaces: readonly Wanted[]; children: ReactNode }) {
  const all = useMessages()
  return (
    <MessagesProvider locale={useLocale()} messages={pickMessages(all, ['common.client', ...namespaces])}>
      {children}
    </MessagesProvider>
  )
}
