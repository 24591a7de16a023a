import { readFileSync } from 'node:fs'
import { type AbstractIntlMessages, createTranslator } from 'next-intl'
import { namespaces } from '@/lib/i18n/namespaces'
import type { Locale } from '@/lib/i18n/routing'

type Say = (key: string, values?: Record<string, string | number>) => string

/** What the shop says in a language, by the key of the sentence: for stories that are told in both. */
export function wordsIn(locale: Locale): Say {
  const read = (name: string): AbstractIntlMessages =>
    JSON.parse(readFileSync(`messages/${locale}/${name}.json`, 'utf8'))
  const messages: AbstractIntlMessages = Object.fromEntries(namespaces.map((name) => [name, read(name)]))
  // a story names sentences that depend on what it plays, which the types of keys know nothing of
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const translate = createTranslator({ locale, messages }) as unknown as Say
  // a sentence that is not there would be found nowhere, and "nothing of it is shown" would always be true
  return (key, values) => {
    const said = translate(key, values)
    if (said === key) throw new Error(`no such sentence: ${key}`)
    return said
  }
}

/** A phone reads Chinese, a desk English. */
export const languageOf = (project: string): Locale => (project === 'phone' ? 'zh-CN' : 'en')
