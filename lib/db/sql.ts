import { createHash } from 'node:crypto'
import pg from 'pg'
import { type RefusalDetails, type Refused, type Result, refuse } from '@/lib/kernel/result'
import { db } from './client'

/** A pool or one connection inside a transaction. */
export type Queryable = Pick<pg.Pool, 'query'>

const names = new Map<string, string>()

// A name makes PostgreSQL keep the plan: planning a function call costs more than running it.
function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = createHash('sha1').update(text).digest('hex')
  names.set(text, name)
  return name
}

/** Runs one fixed statement, prepared once per connection. Never build the text from input. */
export async function rows<T extends pg.QueryResultRow>(
  text: string,
  values: readonly unknown[] = [],
  on: Queryable = db(),
): Promise<T[]> {
  const { rows: found } = await on.query<T>({ name: nameOf(text), text, values: [...values] })
  return found
}

/** The first row, or null. */
export async function row<T extends pg.QueryResultRow>(
  text: string,
  values: readonly unknown[] = [],
  on: Queryable = db(),
): Promise<T | null> {
  return (await rows<T>(text, values, on))[0] ?? null
}

const REFUSED = 'RG001'

/** A refusal raised by a database function, as the value it is; any other error is thrown on. */
export async function refusable<V, R extends string>(work: Promise<V>): Promise<{ ok: true; value: V } | Refused<R>> {
  try {
    return { ok: true, value: await work }
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === REFUSED) return refuse(error.message as R, detailsOf(error))
    throw error
  }
}

function detailsOf(error: pg.DatabaseError): RefusalDetails {
  return error.detail ? (JSON.parse(error.detail) as RefusalDetails) : {}
}

/** Several statements or none: a refusal or an error inside rolls everything back. */
export async function inTransaction<V, R extends string>(
  work: (on: Queryable) => Promise<Result<V, R>>,
): Promise<Result<V, R>> {
  const client = await db().connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query(result.ok ? 'commit' : 'rollback')
    return result
  } catch (error) {
    broken = await client.query('rollback').then(
      () => undefined,
      (failure: Error) => failure,
    )
    throw error
  } finally {
    client.release(broken)
  }
}
