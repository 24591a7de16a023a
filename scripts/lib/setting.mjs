// Everything before a server can be started: packages, client, database, secrets. Shared by the commands.
import path from 'node:path'
import { clearLeftovers } from './children.mjs'
import { ensureDependencies, generateClient } from './install.mjs'
import { alive, sleep } from './process-marks.mjs'
import { ClearFailure, DATA, explain, ROOT, say } from './say.mjs'
import { secrets } from './secrets.mjs'

/** Packages and generated code are there; what an interrupted command left behind is not. */
export async function prepareCode() {
  await ensureDependencies()
  generateClient()
  await clearLeftovers()
}

/** The address of the shop's database: DATABASE_URL, or the embedded server, which the stack will stop. */
export async function openDatabase(stack) {
  if (process.env.DATABASE_URL) {
    say('using the PostgreSQL of DATABASE_URL')
    return process.env.DATABASE_URL
  }
  const { startPostgres } = await import('./postgres.mjs')
  const server = await startPostgres({ port: 54_329 })
  keepDatabase(stack, server)
  const how = server.shared ? 'is shared with another command' : server.adopted ? 'was still running' : 'started'
  const apart = server.data.startsWith(DATA) ? '' : `, data in ${server.data} because ${ROOT} is private`
  say(`PostgreSQL ${how} (port ${server.port}, as ${server.identity}${apart})`)
  return server.url()
}

/** A database that was killed is started again on its port, where the shop's connections find it. */
function keepDatabase(stack, first) {
  let server = first
  const watch = async () => {
    for (;;) {
      await sleep(1000)
      if (stack.isStopping) return
      if (alive(server.pid)) continue
      say('PostgreSQL ended; starting it again')
      const { startPostgres } = await import('./postgres.mjs')
      server = await startPostgres({ port: first.port })
      if (server.port !== first.port) throw new ClearFailure('the port of PostgreSQL was taken meanwhile: start again.')
    }
  }
  stack.push('database', () => server.stop())
  watch().catch(async (error) => {
    console.error(`\nPostgreSQL could not be started again, so everything else stops. ${explain(error)}`)
    await stack.stop()
    process.exit(1)
  })
}

/** The environment of every process of the shop. Media and mails of a test live apart from the shop's. */
export function shopEnv({ databaseUrl, appUrl, dataFolder = DATA }) {
  return {
    ...secrets(),
    DATABASE_URL: databaseUrl,
    APP_URL: appUrl,
    NEXTAUTH_URL: appUrl,
    MEDIA_DIR: path.resolve(ROOT, process.env.MEDIA_DIR || path.join(dataFolder, 'media')),
    LEDGER_ANCHORS: path.resolve(ROOT, process.env.LEDGER_ANCHORS || path.join(dataFolder, 'anchors/ledger.jsonl')),
    JOBS: process.env.JOBS || 'worker',
    // the demo's payments are made while it is seeded, and must be known to the stand-in that runs later
    STANDIN_DATA: path.join(dataFolder, 'stripe-standin.json'),
  }
}
