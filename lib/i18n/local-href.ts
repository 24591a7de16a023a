/** An address of ours under its language. What leads elsewhere (`#part`, `mailto:`, another site) stays as it is. */
export function localHref(href: string, locale: string): string {
  if (!href.startsWith('/') || href.startsWith('//')) return href
  return href === '/' || href.startsWith('/?') || href.startsWith('/#')
    ? `/${locale}${href.slice(1)}`
    : `/${locale}${href}`
}

/** The address below its language: what `localHref` was given. */
export function withoutLocale(pathname: string, locale: string): string {
  if (pathname === `/${locale}`) return '/'
  return pathname.startsWith(`/${locale}/`) ? pathname.slice(locale.length + 1) : pathname
}
