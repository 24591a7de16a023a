'use client'
import { type AbstractIntlMessages, NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import type { Locale } from './routing'
import { shopTimeZone } from './time-zone'

type MessagesProps = { locale: Locale; messages: AbstractIntlMessages; children: ReactNode }

/** Language and sentences for client components below. next-intl's own asks the server for five things in turn first. */
export function MessagesProvider({ locale, messages, children }: MessagesProps) {
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone={shopTimeZone}>
      {children}
    </NextIntlClientProvider>
  )
}
