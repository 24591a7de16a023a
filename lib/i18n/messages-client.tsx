'use client'
import { type AbstractIntlMessages, NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { parsedOnce } from './parsed-once'
import type { Locale } from './routing'
import { countIn, type ShopRegion, shopTimeZone } from './shop-region'

type MessagesProps = {
  locale: Locale
  /** from the server as JSON, see `ClientMessages` */
  messages?: string | AbstractIntlMessages
  children: ReactNode
}

/** Outermost: tells the browser what the shop counts in, before anything below is drawn. */
export function RegionProvider({ region, ...rest }: MessagesProps & { region: ShopRegion }) {
  countIn(region)
  return <MessagesProvider {...rest} />
}

/** Language and sentences for client components below. next-intl's own asks the server for five things in turn first. */
export function MessagesProvider({ locale, messages = '{}', children }: MessagesProps) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what ClientMessages wrote
  const sentences = typeof messages === 'string' ? (parsedOnce(messages) as AbstractIntlMessages) : messages
  return (
    <NextIntlClientProvider locale={locale} messages={sentences} timeZone={shopTimeZone()}>
      {children}
    </NextIntlClientProvider>
  )
}
