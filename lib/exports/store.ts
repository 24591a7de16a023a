import { type Queryable, refusable, row, rows } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import type { ExportRefusal } from './errors'

/** Writes down that a file is wanted; the same request is the same file. */
export const ask = (on: Queryable, asked: Readonly<Record<string, unknown>>) =>
  refusable<string, ExportRefusal>(
    row<{ id: string }>('select export_ask($1) as id', [JSON.stringify(asked)], on).then((made) => {
      invariant(made !== null, 'a file has a number')
      return made.id
    }),
  )

/** What a file was asked for with, by whomever; null: there is none of this number that could be made again. */
export type Asked = { export: string; format: 'csv' | 'xlsx'; asked: unknown }
export const findAsked = (on: Queryable, id: string): Promise<Asked | null> =>
  row<Asked>(
    `select export, format, asked from export_run where id = $1 and (state in ('failed', 'cancelled') or forgotten_at is not null)`,
    [id],
    on,
  )

/** That a table left the shop at once stands in the record. */
export async function tell(on: Queryable, told: Readonly<Record<string, unknown>>, count: number): Promise<void> {
  await rows('select export_told($1, $2)', [JSON.stringify(told), count], on)
}

export type Claimed = {
  id: string
  export: string
  format: 'csv' | 'xlsx'
  locale: string
  asked: unknown
  tries: number
  asked_by: string
}

/** Takes the next file that nobody is at work on. */
export async function claim(): Promise<Claimed | null> {
  const found = await row<Claimed>('select id, export, format, locale, asked, tries, asked_by from export_claim()')
  return found?.id ? found : null
}

/** Says how many rows there will be; false: it was called off, or somebody else took it over. */
export async function expect({ id, tries }: Claimed, allRows: number): Promise<boolean> {
  const found = await rows(
    `update export_run set all_rows = $3, touched_at = now() where id = $1 and tries = $2 and state = 'running' returning id`,
    [id, tries, allRows],
  )
  return found.length === 1
}

/** Keeps the next piece of a file, and says how far it is; false: it was called off, or somebody else took it over. */
export async function keep({ id, tries }: Claimed, no: number, bytes: Uint8Array, count: number): Promise<boolean> {
  const found = await rows(
    `with mine as (update export_run set rows = $5, all_rows = greatest(all_rows, $5), touched_at = now()
       where id = $1 and tries = $2 and state = 'running' returning id)
     insert into export_part (run_id, no, bytes) select id, $3, $4 from mine returning no`,
    [id, tries, no, bytes, count],
  )
  return found.length === 1
}

/** The file is whole. */
export async function finish({ id, tries }: Claimed, count: number, bytes: number, sha256: string): Promise<void> {
  await rows(
    `update export_run set state = 'done', rows = $3, all_rows = $3, bytes = $4, sha256 = $5, touched_at = now(), finished_at = now()
     where id = $1 and tries = $2 and state = 'running'`,
    [id, tries, count, bytes, sha256],
  )
}

/** It could not be done, and trying once more would not help. */
export async function giveUp({ id, tries }: Claimed, problem: string): Promise<void> {
  await rows(
    `update export_run set state = 'failed', problem = $3, finished_at = now() where id = $1 and tries = $2 and state = 'running'`,
    [id, tries, problem],
  )
}

/** Calls a file off, if it is not there yet. Whoever asked for it may, and nobody else. */
export async function callOff(on: Queryable, id: string, actorId: string): Promise<void> {
  await rows(
    `update export_run set state = 'cancelled', finished_at = now(), touched_at = now()
     where id = $1 and asked_by = $2 and state in ('waiting', 'running')`,
    [id, actorId],
    on,
  )
}

/** Throws away files that were kept long enough; answers how many. */
export async function forget(on: Queryable, at: Date | null, days: number): Promise<number> {
  return (await row<{ n: number }>('select exports_forget($1, $2) as n', [at, days], on))?.n ?? 0
}
