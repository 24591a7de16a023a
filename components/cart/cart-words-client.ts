'use client'
import { createTranslator } from 'next-intl'
import { refusalValues } from '@/lib/i18n/refusal-values'
import type { Locale } from '@/lib/i18n/routing'
import type { Refused } from '@/lib/kernel/result'
import { lazyMessages } from './lazy-messages-client'

type Say = { (key: string, values?: Record<string, string | number>): string; has(key: string): boolean }

/** What the add button has to say, fetched when it is first pressed. */
export async function cartWords(locale: Locale) {
  const translate = createTranslator({ locale, messages: await lazyMessages(locale) })
  // the files are typed where pages use them; here a refusal's code names the sentence
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const say = translate as unknown as Say
  return {
    added: say('cart.added'),
    see: say('cart.see'),
    refusal: ({ refusal, details }: Refused<string>) => {
      const key = `refusals.${refusal}`
      return say.has(key) ? say(key, refusalValues(details, locale)) : say('common.client.offline')
    },
  }
}
