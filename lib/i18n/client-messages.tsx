import { NextIntlClientProvider } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Namespace } from './namespaces'
import { pickMessages } from './pick-messages'

type Wanted = Namespace | `${Namespace}.${string}`

/**
 * Hands client components the sentences they use, and no others: every sentence sent is weight on the page.
 * A namespace or a branch of one (`'checkout.receipt'`); `common.client` (close, cancel, undo …) is always there.
 */
export async function ClientMessages({ namespaces, children }: { namespaces: readonly Wanted[]; children: ReactNode }) {
  const all = await getMessages()
  return (
    <NextIntlClientProvider messages={pickMessages(all, ['common.client', ...namespaces])}>
      {children}
    </NextIntlClientProvider>
  )
}
