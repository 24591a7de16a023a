// From a connection string to a database that is there, migrated and, when empty, seeded.
import { Client } from 'pg'
import { migrateDeploy } from '../migrate-deploy.mjs'
import { ClearFailure, say } from './say.mjs'

const OLDEST_POSTGRES = 15 // NULLS NOT DISTINCT in the laws of payments

/** What is wrong with DATABASE_URL, in one sentence; the password is never repeated. */
export function databaseSentence(error, url) {
  const where = `${url.hostname}:${url.port || 5432}`
  const name = decodeURIComponent(url.pathname.slice(1))
  const user = decodeURIComponent(url.username)
  switch (error.code) {
    case 'ECONNREFUSED':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `Nothing answers at ${where}: start that PostgreSQL or correct DATABASE_URL, or unset it to use the built-in one.`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `There is no host called ${url.hostname}: correct DATABASE_URL, or unset it to use the built-in PostgreSQL.`
    case '28P01':
    case '28000':
      return `PostgreSQL at ${where} refuses user "${user}" with this password: correct user and password in DATABASE_URL (special characters must be percent-encoded).`
    case '3D000':
      return `PostgreSQL at ${where} has no database "${name}": create it (\`createdb ${name}\`) or correct the name in DATABASE_URL.`
    case '42501':
      return `PostgreSQL at ${where} has no database "${name}" and user "${user}" may not create it: let an administrator run \`createdb -O ${user} ${name}\`.`
    case '53300':
      return `PostgreSQL at ${where} has no free connection: raise its max_connections or stop another client.`
    case 'TOO_OLD':
      return `PostgreSQL at ${where} is ${error.message} and ${OLDEST_POSTGRES} or newer is needed: name a newer one in DATABASE_URL, or unset it to use the built-in one.`
    case '53100':
      return `The disk of PostgreSQL at ${where} is full: free some space there.`
    default:
      if (/timeout/i.test(error.message)) return databaseSentence({ ...error, code: 'ETIMEDOUT' }, url)
      return `PostgreSQL at ${where} cannot be used (${error.message || error.code}): correct DATABASE_URL, or unset it to use the built-in one.`
  }
}

export function parseDatabaseUrl(text) {
  let url
  try {
    url = new URL(text)
  } catch {
    url = null
  }
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || !url.hostname || url.pathname.length < 2)
    throw new ClearFailure(
      'DATABASE_URL is not a PostgreSQL address: it should read postgresql://user:password@host:5432/regulars (or unset it to use the built-in PostgreSQL).',
    )
  return url
}

async function connect(address) {
  const client = new Client({ connectionString: String(address), connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await refuseOldServer(client)
  } catch (error) {
    await client.end().catch(() => {})
    throw error.errors?.[0] ?? error // both of localhost's addresses refused: the first says enough
  }
  return client
}

/** Before the first statement that an old server can't read, which would say less. */
async function refuseOldServer(client) {
  const { rows } = await client.query("select current_setting('server_version') as version")
  const { version } = rows[0]
  if (Number.parseInt(version, 10) < OLDEST_POSTGRES) throw Object.assign(new Error(version), { code: 'TOO_OLD' })
}

/** Runs one function over one connection, and closes it; a refused connection becomes a sentence. */
export async function withConnection(text, use) {
  const url = parseDatabaseUrl(text)
  let client
  try {
    client = await connect(url)
  } catch (error) {
    throw new ClearFailure(databaseSentence(error, url))
  }
  try {
    return await use(client)
  } finally {
    await client.end().catch(() => {})
  }
}

const quoted = (name) => `"${name.replaceAll('"', '""')}"`

/** Makes the database of this address if its server has none of that name. */
export async function ensureDatabase(text) {
  const url = parseDatabaseUrl(text)
  try {
    await (await connect(url)).end()
  } catch (error) {
    if (error.code !== '3D000') throw new ClearFailure(databaseSentence(error, url))
    await createDatabase(url)
  }
}

async function createDatabase(url) {
  const name = decodeURIComponent(url.pathname.slice(1))
  const admin = new URL(url)
  admin.pathname = '/postgres'
  try {
    const client = await connect(admin)
    try {
      await client.query(`create database ${quoted(name)}`)
    } finally {
      await client.end()
    }
  } catch (error) {
    if (error.code === '42P04' || error.code === '23505') return // another command made it in the same moment
    throw new ClearFailure(databaseSentence(error.code === '28000' ? { code: '3D000' } : error, url))
  }
  say(`created database ${name}`)
}

/** Applies the missing migrations, each with a line. */
export async function migrate(url) {
  await migrateDeploy(url, { onApply: (name) => say(`applying migration ${name}`), onWarn: say })
}

/** Drops the database of an address, whoever is connected to it. */
export async function dropDatabase(text) {
  const admin = parseDatabaseUrl(text)
  const name = decodeURIComponent(admin.pathname.slice(1))
  admin.pathname = '/postgres'
  await withConnection(String(admin), (db) => db.query(`drop database if exists ${quoted(name)} with (force)`))
}
