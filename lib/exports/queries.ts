import { pagesOf, type Queryable, row, rows } from '@/lib/db/sql'
import type { Source } from './kinds/queries'
import type { ExportRun } from './rules'

const LISTED = `r.id, r.export, r.format, r.state, r.rows, r.all_rows as "allRows", r.bytes, r.sha256, r.problem, r.asked_by as "askedBy",
  coalesce(nullif(a.name, ''), a.email) as "askedByName", r.asked_at as "askedAt", r.finished_at as "finishedAt", r.forgotten_at as "forgottenAt"`
const FROM = 'from export_run r join account a on a.id = r.asked_by'

/** A file that was asked for; null for one that is not this reader's. */
export const findExport = (on: Queryable, id: string, readerId: string): Promise<ExportRun | null> =>
  row<ExportRun>(`select ${LISTED} ${FROM} where r.id = $1 and r.asked_by = $2`, [id, readerId], on)

/** The pieces of a file that is there, one after the other. */
export async function* readParts(on: Queryable, id: string): AsyncGenerator<Uint8Array> {
  for (let no = 0; ; no += 1) {
    const part = await row<{ bytes: Buffer }>(
      'select bytes from export_part where run_id = $1 and no = $2',
      [id, no],
      on,
    )
    if (!part) return
    yield part.bytes
  }
}

/** The first rows of a table. */
export async function firstRows(on: Queryable, source: Source, most: number): Promise<readonly unknown[]> {
  if ('rows' in source) return source.rows
  return rows(`select * from (${source.text}) x limit ${most}`, source.values, on)
}

export async function countRows(source: Source): Promise<number> {
  if ('rows' in source) return source.rows.length
  return (await row<{ n: number }>(`select count(*) as n from (${source.text}) x`, source.values))?.n ?? 0
}

/** All rows of a table, some at a time. */
export const everyRow = (source: Source): AsyncIterable<readonly unknown[]> | Iterable<readonly unknown[]> =>
  'rows' in source ? [source.rows] : pagesOf(source.text, source.values)

/** What money and days are in this shop. */
export async function shopTerms(on: Queryable): Promise<{ currency: string; timeZone: string; day: string }> {
  const found = await row<{ currency: string; timeZone: string; day: string }>(
    `select currency, time_zone as "timeZone", to_char(now() at time zone time_zone, 'YYYY-MM-DD') as day from shop`,
    [],
    on,
  )
  if (!found) throw new Error('the shop has no settings row')
  return found
}
