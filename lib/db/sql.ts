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

// deadlock, serialization failure: PostgreSQL has undone all of the statement, and says that it may be asked again
const undone = new Set(['40P01', '40001'])
const MOST_TRIES = 5
const PAUSE_MS = 20

/** Whether a statement that failed may be tried once more: it stood alone, and nothing of it was kept. */
const mayTryAgain = (error: unknown, on: Queryable, tries: number) =>
  tries < MOST_TRIES && on instanceof pg.Pool && error instanceof pg.DatabaseError && undone.has(error.code ?? '')

/** Longer each time, and not the same for two who were in each other's way. */
const pause = (tries: number) =>
  new Promise((resolve) => setTimeout(resolve, PAUSE_MS * 2 ** (tries - 1) * (0.5 + Math.random())))

/**
 * Runs one fixed statement, prepared once per connection. Never build the text from input. One that PostgreSQL undid for
 * being in another's way is asked again, up to five times; inside a transaction it is not, for what came before it is gone.
 */
export async function rows<T extends pg.QueryResultRow>(
  text: string,
  values: readonly unknown[] = [],
  on: Queryable = db(),
): Promise<T[]> {
  const statement = { name: nameOf(text), text, values: [...values] }
  for (let tries = 1; ; tries += 1)
    try {
      return (await on.query<T>(statement)).rows
    } catch (error) {
      if (!mayTryAgain(error, on, tries)) throw error
      await pause(tries)
    }
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

/** Every row of one statement, some at a time and all of one moment: what is held does not grow with their number. */
export async function* pagesOf<T extends pg.QueryResultRow>(
  text: string,
  values: readonly unknown[] = [],
  atOnce = 2_000,
): AsyncGenerator<T[]> {
  const client = await db().connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    // between two pages whoever reads is at work, for as long as it takes
    await client.query('set local idle_in_transaction_session_timeout = 0')
    await client.query(`declare pages no scroll cursor for ${text}`, [...values])
    for (;;) {
      const { rows: page } = await client.query<T>(`fetch ${atOnce} from pages`)
      if (page.length > 0) yield page
      if (page.length < atOnce) return
    }
  } finally {
    const broken = await client.query('rollback').then(
      () => undefined,
      (failure: Error) => failure,
    )
    client.release(broken)
  }
}
