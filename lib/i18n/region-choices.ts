import { currencies } from '@/lib/kernel/currency'

export type RegionChoices = { zones: string[]; currencies: { code: string; name: string }[] }

/** What a shop may count in, in the reader's language. Made on the server: browsers know other zones, and other names. */
export function regionChoices(locale: string): RegionChoices {
  const names = new Intl.DisplayNames(locale, { type: 'currency' })
  return {
    zones: Intl.supportedValuesOf('timeZone'),
    currencies: currencies.map((code) => ({ code, name: `${names.of(code) ?? code} (${code})` })),
  }
}
