/** The order that a list stands in: by one of its columns, the greatest first; or `-up`, the least first. */
export type Sort<C extends string> = C | `${C}-up`

/** Every order that a list with these columns can be asked for, as an address names it. */
export const sortsOf = <const C extends string>(columns: readonly C[]): Sort<C>[] =>
  columns.flatMap((column): Sort<C>[] => [column, `${column}-up`])

/** How a list stands by one of its columns; null where it stands by another. */
export function standingBy(sort: string | null, column: string): 'ascending' | 'descending' | null {
  if (sort === column) return 'descending'
  return sort === `${column}-up` ? 'ascending' : null
}

/** What pressing a column's head asks for: the greatest first, and then the other way round. */
export const sortAfter = <C extends string>(sort: string | null, column: C): Sort<C> =>
  standingBy(sort, column) === 'descending' ? `${column}-up` : column

/**
 * The words of SQL that put a list in order. Rows that are alike stand by their key in the same direction, so that no page loses
 * one or shows it twice. What a column is stands in the code: the address chooses among these alone.
 */
export function orderBy<C extends string>(sort: Sort<C>, columns: Readonly<Record<C, string>>, key: string): string {
  for (const [column, value] of Object.entries<string>(columns)) {
    const standing = standingBy(sort, column)
    if (standing) return standing === 'ascending' ? `order by ${value}, ${key}` : `order by ${value} desc, ${key} desc`
  }
  throw new Error(`a list can't stand by ${sort}`)
}
