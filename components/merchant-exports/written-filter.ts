export type Wanted = string | number | readonly string[] | null | undefined

/** A filter as an address says it: several of one name stand in one value, between commas, and what is not asked is not said. */
export const writtenFilter = (filter: Readonly<Record<string, Wanted>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filter)
      .map(([key, value]) => [key, String(value ?? '')] as const)
      .filter(([, value]) => value !== ''),
  )
