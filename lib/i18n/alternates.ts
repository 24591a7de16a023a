import type { Metadata } from 'next'
import { routing } from './routing'

/** The same page in each language, and the one address that search engines should keep. `path` comes from `lib/paths`. */
export function alternates(path: string, locale: string) {
  const at = (language: string) => `/${language}${path === '/' ? '' : path}`
  const languages = Object.fromEntries(routing.locales.map((language) => [language, at(language)]))
  const all: Record<string, string> = { ...languages, 'x-default': at(routing.defaultLocale) }
  return { canonical: at(locale), languages: all } satisfies Metadata['alternates']
}
