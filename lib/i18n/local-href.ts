/** An address of ours under its language. What leads elsewhere (`#part`, `mailto:`, another site) stays as it is. */
export function localHref(href: string, locale: string): string {
  if (!href.startsWith('/') || href.startsWith('//')) return href
  return href === '/' || href.startsWith('/?') || href.startsWith('/#')
    ? `/${locale}${href.slice(1)}`
    : `/${locale}${href}`
}
