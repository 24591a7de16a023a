import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '@/lib/env'
import { PrismaClient } from '@/lib/generated/prisma/client'

// int8 and numeric sums come as text; every number of ours fits a double exactly, and one that does not is a bug.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`${text} does not fit a whole number`)
  return value
})

type Connections = { pool: pg.Pool; prisma: PrismaClient | undefined }
// Kept on globalThis: a development reload must not open a second pool.
const store = globalThis as { regularsConnections?: Connections }

/** About one connection per core and waiter: measured fastest for the paying step. */
const POOL_SIZE = 8

/** Points the process at a database. Tests and scripts call it; the shop connects on first use to DATABASE_URL. */
export function connectTo(url: string, size = POOL_SIZE): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 10_000,
    statement_timeout: 30_000,
    // a wire that went dead brings no answer either: the call ends here, a little after the server would have ended it
    query_timeout: 35_000,
    keepAlive: true,
  })
  // an idle connection that the server closes is no reason to die: the pool opens another
  pool.on('error', (error) => console.error('database connection lost:', error.message))
  store.regularsConnections = { pool, prisma: undefined }
  return pool
}

/** The pool behind everything: hand-written SQL and Prisma alike. */
export function db(): pg.Pool {
  return store.regularsConnections?.pool ?? connectTo(env().DATABASE_URL)
}

/** Prisma over the same pool, for plain reads and catalogue writes. Never for the ledger, stock or orders. */
export function prisma(): PrismaClient {
  const pool = db()
  const connections = store.regularsConnections
  if (connections?.prisma) return connections.prisma
  const client = new PrismaClient({ adapter: new PrismaPg(pool) })
  if (connections) connections.prisma = client
  return client
}

export async function disconnect(): Promise<void> {
  const connections = store.regularsConnections
  store.regularsConnections = undefined
  await connections?.prisma?.$disconnect()
  await connections?.pool.end()
}
