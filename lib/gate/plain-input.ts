const MOST_DEEP = 24
const MOST_PARTS = 100_000

/** Half of a character, or the NUL that no text column takes: nobody types them, and the database would throw. */
const isPlainText = (text: string) => !text.includes('\0') && text.isWellFormed()

/**
 * Whether everything that is written in an input can be kept, keys and all. Nesting beyond reason is not, and neither is
 * more of it than a form holds: what comes over the wire may name the same part twice over, again and again.
 */
export function isPlainInput(value: unknown): boolean {
  let left = MOST_PARTS
  const isPlain = (part: unknown, deep: number): boolean => {
    left -= 1
    if (left < 0 || deep > MOST_DEEP) return false
    if (typeof part === 'string') return isPlainText(part)
    if (typeof part !== 'object' || part === null) return true
    return Object.entries(part).every(([name, inner]) => isPlainText(name) && isPlain(inner, deep + 1))
  }
  return isPlain(value, 0)
}

/** Whether an address can be read: whole escapes, and none of a NUL. */
export function isPlainAddress(pathAndQuery: string): boolean {
  if (/%00/.test(pathAndQuery)) return false
  try {
    decodeURI(pathAndQuery.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}
