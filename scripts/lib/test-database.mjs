// The database server of the tests: same binaries, durability off, and one migrated template to copy per test file.
import { createHash } from 'node:crypto'
import { listMigrations, migrateDeploy } from '../migrate-deploy.mjs'
import { parseDatabaseUrl, withConnection } from './database.mjs'
import { functionsHash } from './functions.mjs'
import { startPostgres } from './postgres.mjs'

const forgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '2GB' }

function templateName() {
  const hash = createHash('sha256')
  for (const { name, checksum } of listMigrations()) hash.update(`${name} ${checksum}\n`)
  hash.update(functionsHash())
  return `template_${hash.digest('hex').slice(0, 16)}`
}

/** Databases of earlier runs; only the server's owner clears them away, and never one in use. */
async function dropLeftovers(admin, keep) {
  const { rows } = await admin.query(
    `select datname as name from pg_database where datname not in ('postgres', 'template0', 'template1', $1)
     and not exists (select 1 from pg_stat_activity a where a.datname = pg_database.datname)`,
    [keep],
  )
  for (const { name } of rows) await admin.query(`drop database if exists "${name}"`).catch(() => {})
}

async function makeTemplate(server, admin, template) {
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template])
  if (rowCount) return
  const unfinished = `unfinished_${process.pid}`
  await admin.query(`create database ${unfinished}`)
  await migrateDeploy(server.url(unfinished))
  await admin.query(`alter database ${unfinished} rename to ${template}`)
}

/** A server of somebody else's, to prove another version: TEST_DATABASE_URL names a user who may create databases. */
function otherServer(text) {
  const url = (database) => {
    const address = parseDatabaseUrl(text)
    address.pathname = `/${database}`
    return String(address)
  }
  return { url, shared: true, stop: async () => {} }
}

const dropAll = (adminUrl) => (prefix) =>
  withConnection(adminUrl, async (admin) => {
    const { rows } = await admin.query('select datname as name from pg_database where starts_with(datname, $1)', [
      prefix,
    ])
    for (const { name } of rows) await admin.query(`drop database if exists "${name}" with (force)`)
  })

/** Starts or adopts the test server. Returns { server, adminUrl, template, dropAll(prefix), stop() }. */
export async function startTestDatabase() {
  const elsewhere = process.env.TEST_DATABASE_URL
  const server = elsewhere ? otherServer(elsewhere) : await startPostgres({ name: 'pgtest', settings: forgetful })
  const adminUrl = server.url('postgres')
  const template = templateName()
  try {
    await withConnection(adminUrl, async (admin) => {
      await admin.query('select pg_advisory_lock(72707370)') // two runs at once make one template
      if (!server.shared) await dropLeftovers(admin, template)
      await makeTemplate(server, admin, template)
    })
  } catch (error) {
    await server.stop()
    throw error
  }
  return { server, adminUrl, template, dropAll: dropAll(adminUrl), stop: server.stop }
}
