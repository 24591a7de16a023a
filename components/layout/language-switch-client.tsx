'use client'
import type { MouseEvent } from 'react'
import { usePathname } from '@/lib/i18n/navigation'
import { type Locale, localeNames, routing } from '@/lib/i18n/routing'

/** The other language, on the same page and with the same query. A whole load, so that everything changes at once. */
export function LanguageSwitch({ locale, label }: { locale: Locale; label: string }) {
  const pathname = usePathname().replace(/\/filtered$/, '')
  const other = routing.locales.find((one) => one !== locale) ?? routing.defaultLocale
  return (
    <a
      href={`/${other}${pathname === '/' ? '' : pathname}`}
      hrefLang={other}
      lang={other}
      title={label}
      onClick={leave}
      suppressHydrationWarning
      className="grid min-h-11 min-w-11 place-items-center whitespace-nowrap rounded-lg px-2 text-sm hover:bg-sunken"
    >
      {localeNames[other]}
    </a>
  )
}

function leave(event: MouseEvent<HTMLAnchorElement>): void {
  const { currentTarget } = event
  currentTarget.search = window.location.search
  currentTarget.hash = window.location.hash
  // said here, because a page that shared caches may keep sets no cookie
  document.cookie = `NEXT_LOCALE=${currentTarget.hreflang}; Path=/; Max-Age=31536000; SameSite=Lax`
}
