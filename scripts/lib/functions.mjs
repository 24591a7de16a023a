// Repeatable migrations: each SQL function is written once, in its present form, in prisma/functions/*.sql, and all of
// them are put into a database in one transaction whenever their text is not the one it has.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { ClearFailure, ROOT } from './say.mjs'

const folder = path.join(ROOT, 'prisma/functions')
const FUNCTION = /^CREATE (?:OR REPLACE )?FUNCTION (\w+)/gm

/** The names of the functions that a piece of SQL makes. */
export const functionNames = (sql) => [...sql.matchAll(FUNCTION)].map((found) => found[1])

/** Every file of functions, in the order in which they are applied: { name, sql }. */
export function listFunctions() {
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: fs.readFileSync(path.join(folder, name), 'utf8') }))
}

/** What tells one text of all functions from another. */
export function functionsHash(files = listFunctions()) {
  const hash = createHash('sha256')
  for (const { name, sql } of files) hash.update(`${name}\0${sql}\0`)
  return hash.digest('hex')
}

// A function whose parameters or result changed can't be replaced, and one that was removed must go. Ours only: by the
// names we ever wrote. What a trigger, an index or a check stands on stays and is replaced in place.
const dropOurs = `DO $$ DECLARE f regprocedure; BEGIN
  FOR f IN SELECT p.oid FROM pg_proc p
    WHERE p.pronamespace = current_schema()::regnamespace AND p.proname = ANY (string_to_array(current_setting('regulars.functions'), ','))
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.refclassid = 'pg_proc'::regclass AND d.refobjid = p.oid)
  LOOP EXECUTE format('DROP FUNCTION %s', f); END LOOP;
END $$`

async function replaceAll(db, files, ours) {
  await db.query("select set_config('regulars.functions', $1, true)", [ours.join(',')])
  await db.query(dropOurs)
  for (const { name, sql } of files) {
    try {
      await db.query(sql)
    } catch (error) {
      const line = error.position ? `:${sql.slice(0, Number(error.position)).split('\n').length}` : ''
      throw new ClearFailure(`prisma/functions/${name}${line}: ${error.message}`)
    }
  }
}

/**
 * Puts the functions into a migrated database, unless it has this very text of them; says whether it did. Whoever calls
 * functions meanwhile sees all the old ones or all the new ones. `formerly` names those that migrations made.
 */
export async function applyFunctions(db, { files = listFunctions(), formerly = [] } = {}) {
  const hash = functionsHash(files)
  await db.query('begin')
  try {
    await db.query('lock table repeatable_migration in exclusive mode')
    const { rows } = await db.query("select hash, functions from repeatable_migration where name = 'functions'")
    if (rows[0]?.hash === hash) {
      await db.query('rollback')
      return false
    }
    const names = files.flatMap(({ sql }) => functionNames(sql))
    await replaceAll(db, files, [...formerly, ...(rows[0]?.functions ?? []), ...names])
    await db.query(
      `insert into repeatable_migration (name, hash, functions) values ('functions', $1, $2)
       on conflict (name) do update set hash = excluded.hash, functions = excluded.functions, applied_at = now()`,
      [hash, names],
    )
    await db.query('commit')
    return true
  } catch (error) {
    await db.query('rollback')
    throw error
  }
}

/** Whether an open connection's database has the functions of this checkout. */
export async function functionsArePresent(db) {
  const { rows: found } = await db.query("select to_regclass('repeatable_migration') as book")
  if (!found[0].book) return false
  const { rows } = await db.query("select hash from repeatable_migration where name = 'functions'")
  return rows[0]?.hash === functionsHash()
}
