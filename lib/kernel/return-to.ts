/** Where a visitor may be sent on: a path of ours and nothing else. Anything doubtful becomes the fallback. */
export function safeReturnTo(asked: unknown, fallback = '/'): string {
  if (typeof asked !== 'string' || asked.length > 1_024 || !asked.startsWith('/')) return fallback
  // browsers read a backslash as a slash and drop tabs and line breaks: "/\evil" and "/⇥/evil" leave the shop
  // oxlint-disable-next-line no-control-regex
  if (/[\\\u0000-\u001f\u007f]/.test(asked)) return fallback
  const here = 'http://shop.invalid'
  const url = URL.canParse(asked, here) ? new URL(asked, here) : null
  if (!url || url.origin !== here || url.username !== '') return fallback
  if (/^\/(?:\/|\\|%2f|%5c|%09|%0)/i.test(url.pathname) || url.pathname.startsWith('/api/')) return fallback
  return url.pathname + url.search + url.hash
}
