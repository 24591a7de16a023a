import { useLocale, useMessages } from 'next-intl'
import type { ReactNode } from 'react'
import { MessagesProvider } from './messages-client'
import type { Namespace } from './namespaces'
import { pickMessages } from './pick-messages'
import type { Locale } from './routing'

type Wanted = Namespace | `${Namespace}.${string}`

/**
 * Hands client components the sentences they use, and no others: every sentence sent is weight on the page.
 * A namespace or a branch of one (`'checkout.receipt'`); `common.client` (close, cancel, undo …) is always there.
 */
export function ClientMessages({ namespaces, children }: { namespaces: readonly Wanted[]; children: ReactNode }) {
  const locale = useLocale()
  return (
    <MessagesProvider locale={locale} messages={useMessagesText(locale, namespaces)}>
      {children}
    </MessagesProvider>
  )
}

const texts = new Map<string, string>()

function useMessagesText(locale: Locale, namespaces: readonly Wanted[]): string {
  const all = useMessages()
  const key = `${locale} ${namespaces.join(' ')}`
  const text = texts.get(key) ?? JSON.stringify(pickMessages(all, ['common.client', ...namespaces]))
  // lists of namespaces stand in the code: there are as many as there are kinds of pages
  texts.set(key, text)
  return text
}
