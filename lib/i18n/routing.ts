import { defineRouting } from 'next-intl/routing'

/** Every page lives under its language, so that a link means one thing to whoever opens it. */
export const routing = defineRouting({
  locales: ['zh-CN', 'en'],
  defaultLocale: 'zh-CN',
  localePrefix: 'always',
  // pages name their own alternates: the proxy also sees addresses that are no page
  alternateLinks: false,
  localeCookie: { maxAge: 60 * 60 * 24 * 365 },
})

export type Locale = (typeof routing.locales)[number]

/** What the switch calls each language, in that language. */
export const localeNames: Record<Locale, string> = { 'zh-CN': '中文', en: 'English' }
