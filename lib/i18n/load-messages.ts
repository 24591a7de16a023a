import type { Messages } from 'next-intl'
import { namespaces } from './namespaces'
import type { Locale } from './routing'

/** All sentences of one language, one key per namespace. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const files = await Promise.all(
    namespaces.map(async (name) => [name, (await import(`../../messages/${locale}/${name}.json`)).default] as const),
  )
  // each file is checked against its Chinese twin by `npm run tidy`
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(files) as Messages
}
