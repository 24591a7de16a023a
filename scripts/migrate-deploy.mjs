// `prisma migrate deploy` without Prisma's engine: applies prisma/migrations/*/migration.sql and keeps Prisma's own
// bookkeeping (its table, sha-256 checksums, the same advisory lock), so either can take over from the other. Then the
// functions of prisma/functions, which Prisma's engine knows nothing of.
import './lib/check-node.mjs'
import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Client } from 'pg'
import { applyFunctions, functionNames } from './lib/functions.mjs'
import { ClearFailure, explain, ROOT } from './lib/say.mjs'

const PRISMA_LOCK = 72707369 // the key that `prisma migrate` takes
const migrationsFolder = path.join(ROOT, 'prisma/migrations')

const bookkeeping = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`

/** Every migration of the repository, in order: { name, sql, checksum }. */
export function listMigrations(folder = migrationsFolder) {
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder)
    .sort()
    .map((name) => ({ name, file: path.join(folder, name, 'migration.sql') }))
    .filter(({ file }) => fs.existsSync(file))
    .map(({ name, file }) => {
      const sql = fs.readFileSync(file, 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/** The names not yet applied in an open connection's database; a missing table means none was. */
export async function pendingMigrations(db) {
  const { rows: found } = await db.query("select to_regclass('_prisma_migrations') as book")
  if (!found[0].book) return listMigrations().map(({ name }) => name)
  const { rows } = await db.query(
    'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  )
  const done = new Set(rows.map((row) => row.migration_name))
  return listMigrations().flatMap(({ name }) => (done.has(name) ? [] : [name]))
}

async function apply(db, { name, sql, checksum }) {
  const id = randomUUID()
  await db.query('insert into _prisma_migrations(id, checksum, migration_name) values ($1, $2, $3)', [
    id,
    checksum,
    name,
  ])
  try {
    await db.query(sql) // the simple protocol: the whole script is one transaction unless it says otherwise
  } catch (error) {
    await db.query('update _prisma_migrations set logs = $2 where id = $1', [id, String(error.message)])
    const line = error.position ? ` (line ${sql.slice(0, Number(error.position)).split('\n').length})` : ''
    throw new ClearFailure(
      `Migration ${name} failed: ${error.message}${line}. Mend it, then mark it with \`npm run prisma -- migrate resolve --rolled-back ${name}\`, or begin again with \`npm run db:reset\`.`,
    )
  }
  await db.query('update _prisma_migrations set finished_at = now(), applied_steps_count = 1 where id = $1', [id])
}

/**
 * Applies what is missing, the functions last; several at once wait for each other. Returns the names applied.
 */
export async function migrateDeploy(url, { onApply = () => {}, onWarn = console.warn } = {}) {
  const db = new Client({ connectionString: url })
  await db.connect()
  try {
    await db.query("set statement_timeout = 0; set lock_timeout = '60s'")
    await db.query('select pg_advisory_lock($1)', [PRISMA_LOCK])
    await db.query(bookkeeping)
    const { rows } = await db.query(
      'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null',
    )
    const failed = rows.filter((row) => !row.finished_at).map((row) => row.migration_name)
    if (failed.length > 0)
      throw new ClearFailure(
        `Migration ${failed.join(', ')} failed earlier in this database: mark it with \`npm run prisma -- migrate resolve --rolled-back ${failed[0]}\`, or begin again with \`npm run db:reset\`.`,
      )
    const known = new Map(rows.map((row) => [row.migration_name, row.checksum]))
    const applied = []
    const migrations = listMigrations()
    for (const migration of migrations) {
      if (known.has(migration.name)) {
        if (known.get(migration.name) !== migration.checksum)
          onWarn(
            `Migration ${migration.name} was edited after it was applied to this database; \`npm run db:reset\` begins again.`,
          )
        continue
      }
      onApply(migration.name)
      await apply(db, migration)
      applied.push(migration.name)
    }
    const formerly = migrations.flatMap(({ sql }) => functionNames(sql))
    if (await applyFunctions(db, { formerly })) applied.push('functions')
    return applied
  } finally {
    await db.end()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    if (!process.env.DATABASE_URL) throw new ClearFailure('Set DATABASE_URL, or use `npm run db:migrate`.')
    const applied = await migrateDeploy(process.env.DATABASE_URL)
    console.log(applied.length > 0 ? `applied ${applied.join(', ')}` : 'no pending migrations')
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
  }
}
