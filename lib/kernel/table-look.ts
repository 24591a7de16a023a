/** How somebody likes to see a table: its rows close together, and without some of its columns. Kept in their browser alone. */
export type TableLook = { isCompact: boolean; hidden: readonly string[] }

const COMPACT = 'compact'

export const lookCookie = (table: string): string => `table-${table}`

/** What a browser kept; nothing: everything, at its ease. */
export function lookOf(kept: string | undefined): TableLook {
  const words = (kept ?? '').split('.').filter((word) => /^[a-z]{1,20}$/.test(word))
  return { isCompact: words.includes(COMPACT), hidden: words.filter((word) => word !== COMPACT) }
}

export const writtenLook = ({ isCompact, hidden }: TableLook): string =>
  [...(isCompact ? [COMPACT] : []), ...hidden].join('.')
