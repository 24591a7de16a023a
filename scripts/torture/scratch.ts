import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** A PostgreSQL that runs, and a migrated, empty database of it to copy. */
export type Server = { adminUrl: string; template: string }

async function admin(server: Server, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.adminUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/**
 * A database of one trial's own: whatever is broken in it goes away with it. A hasty one does not wait for the disk, for
 * nothing will be killed under it.
 */
export async function scratchDatabase(
  server: Server,
  isHasty = false,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `torture_${randomBytes(6).toString('hex')}`
  await admin(server, `create database ${name} template ${server.template}`)
  if (isHasty) await admin(server, `alter database ${name} set synchronous_commit = off`)
  const url = new URL(server.adminUrl)
  url.pathname = `/${name}`
  return { url: url.toString(), drop: () => admin(server, `drop database if exists ${name} with (force)`) }
}

/** What is wrong with the books, empty when nothing is. */
export async function broken(on: Pick<pg.Pool, 'query'>): Promise<string[]> {
  const { rows } = await on.query<{ id: string; what: string; violations: number }>(
    'select * from invariant_report() where violations > 0',
  )
  return rows.map((found) => `${found.id} ${found.what}: ${found.violations}`)
}
