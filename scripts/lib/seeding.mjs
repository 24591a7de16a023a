// The demo shop comes into an empty database once, whole: a seed that was interrupted is begun again. A shop that was begun empty stays so.
import { dropDatabase, ensureDatabase, migrate, withConnection } from './database.mjs'
import { streamNode } from './run.mjs'
import { ClearFailure, say } from './say.mjs'
import { exists } from './stamps.mjs'

const SEED = 'prisma/seed/seed.ts'
const SEEDING = 'regulars: the demo seed is under way'
const LOCK = 72_707_371

/** A database is empty while there is neither a shop nor an account in it, nor a link to open one by. */
export async function isEmpty(url) {
  return withConnection(url, async (db) => {
    const { rows } = await db.query(
      "select to_regclass('account') as account, to_regclass('shop') as shop, to_regclass('shop_opening') as opening",
    )
    if (!rows[0].account || !rows[0].shop || !rows[0].opening) return true
    const { rows: filled } = await db.query(
      'select exists (select 1 from shop) or exists (select 1 from account) or exists (select 1 from shop_opening) as yes',
    )
    return !filled[0].yes
  })
}

/** What the database says of itself: a comment survives the process that wrote it. */
async function remark(db) {
  const { rows } = await db.query(
    "select shobj_description(oid, 'pg_database') as remark from pg_database where datname = current_database()",
  )
  return rows[0].remark
}

const remarkOn = (db, text) =>
  db.query(`do $$ begin execute format('comment on database %I is %L', current_database(), '${text}'); end $$`)

/** Seeds under a lock, so that a second command waits for the first. The seed prints its own progress. */
async function seedOnce(url, env) {
  return withConnection(url, async (db) => {
    await db.query('select pg_advisory_lock($1)', [LOCK])
    if ((await remark(db)) === SEEDING) return 'interrupted'
    if (!(await isEmpty(url))) return 'filled'
    say('filling the demo shop (catalogue, photographs, a year of orders)')
    await remarkOn(db, SEEDING)
    const code = await streamNode(['--import', 'tsx', SEED], { ...env, DATABASE_URL: url }, 'seeding')
    if (code !== 0)
      throw new ClearFailure('The demo seed failed; its message is above. The next start begins it again.')
    await remarkOn(db, '')
    return 'filled'
  })
}

/** Fills an empty database with the demo shop; one that holds somebody's data is left as it is. */
export async function seed(url, env = {}) {
  if (!exists(SEED)) {
    say(`no ${SEED} yet: the shop stays empty`)
    return
  }
  if ((await seedOnce(url, env)) !== 'interrupted') return
  say('the demo seed was interrupted: beginning it again')
  await dropDatabase(url)
  await ensureDatabase(url)
  await migrate(url)
  await seedOnce(url, env)
}

/** Everything between an address and a shop that can be served from it. */
export async function prepareDatabase(url, { withSeed = true, env = {} } = {}) {
  await ensureDatabase(url)
  await migrate(url)
  if (withSeed) await seed(url, env)
}
