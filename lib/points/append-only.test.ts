import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { publishTerms } from '@/lib/earning/publish-terms'
import { defaultTerms } from '@/lib/earning/rules'
import { publishTermsSchema } from '@/lib/earning/schema'
import { give, newShopper, spendAtOnce, today } from './ledger.fixture'

useTestDatabase()
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

let shopper: string
beforeAll(async () => {
  shopper = await newShopper()
  await give(shopper, 100)
  await spendAtOnce(shopper, 10)
  const input = { terms: defaultTerms, effectiveFrom: null, reason: 'opening', requestId: crypto.randomUUID() }
  await publishTerms({ actor: null, at: today, on: db() }, publishTermsSchema.parse(input))
  await db().query(`insert into product (id, slug, title_zh, title_en) values (gen_random_uuid(), 'tea', '茶', 'Tea')`)
  await db().query(`insert into variant (product_id, price_minor) select id, 100 from product`)
  await db().query(`select move_stock(id, 5, 'count', null, null, null) from variant`)
})

const columns = {
  posting: 'source',
  entry: 'bucket',
  lot_use: 'lot_id',
  audit_log: 'reason',
  stock_move: 'reason',
  points_terms: 'reason',
}

describe.each(Object.entries(columns))('%s is written once and never again', (table, column) => {
  it.each([
    ['update', `update ${table} set ${column} = ${column}`],
    ['delete', `delete from ${table}`],
    ['truncate', `truncate ${table} cascade`],
  ])('%s is refused', async (_, statement) => {
    const { rows: before } = await db().query(`select count(*) from ${table}`)
    expect(Number(before[0].count)).toBeGreaterThan(0)
    await expect(db().query(statement)).rejects.toMatchObject({ code: '42501' })
    expect((await db().query(`select count(*) from ${table}`)).rows).toEqual(before)
  })
})

describe('half a posting', () => {
  const posting = `insert into posting (key, input_hash, kind, account_id, source, at) values ($1, '', 'manual', $2, 'x', now()) returning id`

  it('with one side only is refused', async () => {
    const { rows } = await db().query(posting, ['stray', shopper])
    const half = `insert into entry (posting_id, account_id, bucket, amount_points) values ($1, $2, 'available', 5)`
    await expect(db().query(half, [rows[0].id, shopper])).rejects.toMatchObject({ code: '23514' })
    // the posting itself stands empty, and the report says so; only a superuser can take it away again
    expect(await brokenInvariants()).toEqual(['I03 every posting has two entries or more: 1'])
    await db().query(
      `set session_replication_role = replica; delete from posting where key = 'stray'; set session_replication_role = default`,
    )
  })

  it.each([
    ['of a posting that is not there', `(999999, 'ID', 'available', 5), (999999, null, 'issued', -5)`, '23503'],
    ['of nothing', `((select min(id) from posting), 'ID', 'available', 0)`, '23514'],
    [
      'in a bucket that does not exist',
      `((select min(id) from posting), 'ID', 'pocket', 5), ((select min(id) from posting), null, 'issued', -5)`,
      '23514',
    ],
    [
      'of a house bucket with an owner',
      `((select min(id) from posting), 'ID', 'issued', 5), ((select min(id) from posting), null, 'issued', -5)`,
      '23514',
    ],
  ])('%s is refused', async (_, values, code) => {
    const statement = `insert into entry (posting_id, account_id, bucket, amount_points) values ${values.replaceAll('ID', shopper)}`
    await expect(db().query(statement)).rejects.toMatchObject({ code })
  })
})

it.each(['available_points', 'pending_points', 'held_points', 'debt_points'])(
  '%s never goes below zero',
  async (column) => {
    await expect(db().query(`update points_balance set ${column} = -1`)).rejects.toMatchObject({ code: '23514' })
  },
)

it('a posting is undone at most once', async () => {
  const undo = `insert into posting (key, input_hash, kind, account_id, source, at, reverses)
    select 'undo:' || n, '', 'manual', $1, 'x', now(), (select min(id) from posting) from generate_series(1, 2) n`
  await expect(db().query(undo, [shopper])).rejects.toMatchObject({ code: '23505' })
})
