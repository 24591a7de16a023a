import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { applyFunctions, type FunctionFile, functionNames, listFunctions } from './lib/functions.mjs'
import { listMigrations, migrateDeploy } from './migrate-deploy.mjs'

const LAST_WITH_FUNCTIONS = '20261121000600_search'
const account = '00000000-0000-7000-8000-000000000001'
const name = `functions_${randomBytes(6).toString('hex')}`
const url = new URL(inject('databaseAdminUrl'))
url.pathname = `/${name}`

async function admin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseAdminUrl') })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

let db: pg.Client

async function openDatabase(template: string) {
  await admin(`create database ${name} template ${template}`)
  db = new pg.Client({ connectionString: url.toString() })
  await db.connect()
}

const ask = async (sql: string) => (await db.query(sql)).rows
const bodyOf = async (routine: string) =>
  (await ask(`select prosrc from pg_proc where proname = '${routine}'`))[0]?.prosrc
const edited = (change: (sql: string) => string): FunctionFile[] =>
  listFunctions().map((file) => ({ ...file, sql: change(file.sql) }))

afterEach(async () => {
  await db.end()
  await admin(`drop database if exists ${name} with (force)`)
})

describe('a database of the time when migrations made the functions', () => {
  beforeEach(async () => {
    await openDatabase('template0')
    await db.query(`create table _prisma_migrations (id varchar(36) primary key, checksum varchar(64) not null,
      finished_at timestamptz, migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
      started_at timestamptz not null default now(), applied_steps_count int not null default 0)`)
    for (const { name: migration, sql, checksum } of listMigrations()) {
      if (migration > LAST_WITH_FUNCTIONS) break
      await db.query(sql)
      await db.query('insert into _prisma_migrations values (gen_random_uuid(), $1, now(), $2)', [checksum, migration])
    }
  })

  test('gets the present functions and keeps its data', async () => {
    await db.query(`insert into account (id, email) values ('${account}', 'li@demo.test')`)
    await db.query(
      `select points_award('${account}', 'gift', 'manual', 'gift', 300, '{}', null, null, 'marketing', null, null, null)`,
    )
    const applied = await migrateDeploy(url.toString())
    expect(applied).toContain('functions')
    expect(await ask('select available_points from points_balance')).toEqual([{ available_points: '300' }])
    await db.query(`select points_spend('${account}', 'buy', 'spend', 'test', 100, '{}', null)`)
    expect(await ask('select available_points from points_balance')).toEqual([{ available_points: '200' }])
    expect(await ask('select * from invariant_report() where violations > 0')).toEqual([])
    const written = listFunctions().flatMap(({ sql }) => functionNames(sql))
    expect(
      await ask(`select proname from pg_proc p where pronamespace = 'public'::regnamespace
      and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1`),
    ).toEqual(written.sort().map((proname) => ({ proname })))
    expect(await migrateDeploy(url.toString())).toEqual([])
  })
})

describe('functions', () => {
  beforeEach(() => openDatabase(inject('databaseTemplate')))

  test('are left alone while their text is the same', async () => {
    expect(await applyFunctions(db)).toBe(false)
  })

  test('with other parameters, or removed, leave nothing of their former selves', async () => {
    const files = edited((sql) =>
      sql
        .replace(
          'FUNCTION points_lock(p_account uuid)',
          'FUNCTION points_lock(p_account uuid, p_why text DEFAULT NULL)',
        )
        .replace('FUNCTION take_rate_limit(', 'FUNCTION take_limit(')
        .replace("'% is append-only'", "'% only grows'"),
    )
    expect(await applyFunctions(db, { files })).toBe(true)
    const kept = await ask(
      `select oid::regprocedure::text as f from pg_proc where proname in ('points_lock', 'take_limit', 'take_rate_limit') order by 1`,
    )
    expect(kept.map(({ f }) => f)).toEqual(['points_lock(uuid,text)', 'take_limit(text,integer,integer)'])
    // a trigger stands on this one: it was replaced in place
    await expect(db.query('delete from posting')).rejects.toThrow('posting only grows')
    expect(await applyFunctions(db)).toBe(true)
    await expect(db.query('delete from posting')).rejects.toThrow('posting is append-only')
    expect(await bodyOf('take_limit')).toBeUndefined()
  })

  test('of somebody else stay', async () => {
    await db.query('create function of_the_accountant() returns int language sql as $$ select 1 $$')
    await applyFunctions(db, { files: edited((sql) => `${sql}\n`) })
    expect(await bodyOf('of_the_accountant')).toBeDefined()
  })

  test('that cannot be made change nothing, and the file is named', async () => {
    const before = await bodyOf('cart_of')
    const files = edited((sql) => sql.replace('DECLARE v_cart uuid;', 'DECLARE v_cart uuidd;'))
    await expect(applyFunctions(db, { files })).rejects.toThrow(/prisma\/functions\/cart\.sql:\d+: type "uuidd"/)
    expect(await bodyOf('cart_of')).toBe(before)
  })
})
