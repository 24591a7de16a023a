const MOST_DEEP = 24

/** Half of a character, or the NUL that no text column takes: nobody types them, and the database would throw. */
const isPlainText = (text: string) => !text.includes('\0') && text.isWellFormed()

/** Whether everything that is written in an input can be kept, keys and all. Nesting beyond reason is not. */
export function isPlainInput(value: unknown, deep = 0): boolean {
  if (typeof value === 'string') return isPlainText(value)
  if (typeof value !== 'object' || value === null) return true
  if (deep > MOST_DEEP) return false
  return Object.entries(value).every(([name, part]) => isPlainText(name) && isPlainInput(part, deep + 1))
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
