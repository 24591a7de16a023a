import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { connectTo, db, disconnect } from './client'

declare module 'vitest' {
  interface ProvidedContext {
    databaseAdminUrl: string
    databaseTemplate: string
    /** what the names of this run's databases begin with */
    databasePrefix: string
  }
}

async function admin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseAdminUrl') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/**
 * A migrated, empty database of this test file's own; `size` connections for races. It goes away with the run: on ext4 new
 * files are slow to make while many were just deleted, and a database is some fifteen hundred of them (a third of the run).
 */
export function useTestDatabase({ size = 8 }: { size?: number } = {}): void {
  const name = `${inject('databasePrefix')}${randomBytes(6).toString('hex')}`
  beforeAll(async () => {
    await admin(`create database ${name} template ${inject('databaseTemplate')}`)
    const url = new URL(inject('databaseAdminUrl'))
    url.pathname = `/${name}`
    connectTo(url.toString(), size)
  })
  afterAll(disconnect)
}

/** What is wrong with the shop's books: empty when nothing is. Every verb and race test ends with it. */
export async function brokenInvariants(): Promise<string[]> {
  const { rows } = await db().query<{ id: string; what: string; violations: number }>(
    'select * from (select * from invariant_report() union all select * from figures_report()) x where violations > 0',
  )
  return rows.map((found) => `${found.id} ${found.what}: ${found.violations}`)
}

/** How long chance has to show what a race without its guard does; a test that asks needs a timeout beyond it. */
const CHANCE_MS = 60_000

/** Runs a race without its guard until it goes wrong: what depends on chance is given time and not a number of rounds. */
export async function goesWrong(round: () => Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + CHANCE_MS; Date.now() < end; ) if (await round()) return true
  return false
}
