/** A value as JSON that keeps its days: what a page is drawn from, on the server and in the browser alike. */
export type PlainText<T> = string & { readonly of?: T }

/** What is undefined is left out. */
export const writePlain = <T>(value: T): PlainText<T> =>
  JSON.stringify(value, function written(this: Record<string, unknown>, key, said: unknown) {
    const own = this[key]
    return own instanceof Date ? { $date: own.getTime() } : said
  })

/** What `writePlain` wrote. */
export const readPlain = <T>(text: PlainText<T>): T =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the text says of what it is
  JSON.parse(text, (_, value: unknown) => (isDate(value) ? new Date(value.$date) : value)) as T

const isDate = (value: unknown): value is { $date: number } =>
  typeof value === 'object' && value !== null && '$date' in value
