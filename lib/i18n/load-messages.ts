import type { Messages } from 'next-intl'
import { namespaces } from './namespaces'
import type { Locale } from './routing'

const loaded = new Map<Locale, Promise<Messages>>()

/** All sentences of one language, one key per namespace. Put together once: they change with the build alone. */
export function loadMessages(locale: Locale): Promise<Messages> {
  const known = loaded.get(locale) ?? readMessages(locale)
  loaded.set(locale, known)
  return known
}

async function readMessages(locale: Locale): Promise<Messages> {
  const files = await Promise.all(
    namespaces.map(async (name) => [name, (await import(`../../messages/${locale}/${name}.json`)).default] as const),
  )
  // each file is checked against its Chinese twin by `npm run tidy`
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(files) as Messages
}
