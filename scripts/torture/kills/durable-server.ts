import pg from 'pg'
import { type PostgresServer, startPostgres } from '../../lib/postgres.mjs'
import { migrateDeploy } from '../../migrate-deploy.mjs'
import type { Server } from '../scratch'
import { killTree, signal } from './processes'

// Durable as in production: what is acknowledged is on the disk.
const durable = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', max_connections: 200 }
const TEMPLATE = 'torture_template'

export type Durable = Awaited<ReturnType<typeof openDurable>>

/** A PostgreSQL of the torture's own, which may be killed and comes back on its port. */
export async function openDurable(name: string, more: Readonly<Record<string, string>> = {}) {
  const settings = { ...durable, ...more }
  let server: PostgresServer = await startPostgres({ name, settings })
  if (server.shared) throw new Error(`another run uses ${server.data}: wait for it, or stop it`)
  const { port } = server
  const adminUrl = server.url('postgres')
  const answering = async () => {
    for (;;) {
      const client = new pg.Client({ connectionString: adminUrl })
      client.on('error', () => {})
      try {
        await client.connect()
        await client.query('select 1')
        return
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 10))
      } finally {
        await client.end().catch(() => {})
      }
    }
  }
  /** Brings it back; answers how long it was away, in milliseconds. */
  const revive = async () => {
    const since = Date.now()
    server = await startPostgres({ name, port, settings })
    if (server.port !== port) throw new Error('the port of PostgreSQL was taken meanwhile')
    await answering()
    return Date.now() - since
  }
  const gone = async () => {
    while (alive(server.pid)) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return {
    server: { adminUrl, template: TEMPLATE } satisfies Server,
    makeTemplate: () => makeTemplate(adminUrl),
    pid: () => server.pid,
    data: server.data,
    killed: async () => {
      killTree(server.pid)
      await gone()
      return revive()
    },
    stoppedAtOnce: async () => {
      signal(server.pid, 'SIGQUIT')
      await gone()
      return revive()
    },
    answering,
    stop: () => server.stop(),
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Migrated afresh for this run; what an interrupted one left is dropped. */
async function makeTemplate(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    "select datname as name from pg_database where datname like 'torture%'",
  )
  for (const { name } of rows) await client.query(`drop database if exists ${name} with (force)`)
  await client.query(`create database ${TEMPLATE}`)
  await client.end()
  const url = new URL(adminUrl)
  url.pathname = `/${TEMPLATE}`
  await migrateDeploy(url.toString())
}
