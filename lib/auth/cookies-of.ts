/** The cookies of a `cookie` header, by name; of two with one name the last. What can't be read is left out. */
export function cookiesOf(header: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const pair of header.split(/; */)) {
    const cut = pair.indexOf('=')
    if (cut < 1) continue
    try {
      found.set(pair.slice(0, cut), decodeURIComponent(pair.slice(cut + 1)))
    } catch {
      // a broken escape is no cookie of ours
    }
  }
  return found
}
