import { beforeAll, beforeEach, expect, test } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { sealJournal } from '@/lib/points/journal/seal-journal'
import { give, newShopper, replaceInFunction, spendAtOnce } from '@/lib/points/ledger.fixture'
import { foldNow } from './fold.fixture'
import { foldFigures } from './fold-figures'
import { foldNext } from './store'

useTestDatabase()
const ctx = () => ({ at: null, on: db() })

beforeAll(openShop)
beforeEach(async () => {
  await db().query('select figures_empty()')
  const ids = await Promise.all([newShopper(), newShopper(), newShopper()])
  for (const id of ids) {
    await give(id, 100)
    for (let spent = 0; spent < 8; spent += 1) await spendAtOnce(id, 5)
  }
})

const isFolded = async () =>
  (await row<{ yes: boolean }>('select posting_id = (select max(id) from posting) as yes from fold'))?.yes

test('the job folds what is sealed, and nothing that could still be joined by an earlier posting', async () => {
  expect(await foldFigures(ctx())).toMatchObject({ left: 0 })
  await sealJournal(ctx())
  const { count } = await foldFigures(ctx())
  expect(count).toBeGreaterThanOrEqual(27)
  expect(await isFolded()).toBe(true)
  expect(await foldFigures(ctx())).toEqual({ count: 0, left: 0 })
  await give(await newShopper(), 7)
  expect(await foldFigures(ctx())).toEqual({ count: 0, left: 0 })
  expect(await brokenInvariants()).toEqual([])
})

test('a folder that is killed in the middle of a step leaves nothing of it', async () => {
  await sealJournal(ctx())
  await foldNext(db(), 5, null)
  const client = await db().connect()
  const gone = new Promise<void>((resolve) => client.once('end', () => resolve()))
  client.on('error', () => {})
  await client.query('begin')
  await foldNext(client, 6, null)
  const { rows: own } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  await db().query('select pg_terminate_backend($1)', [own[0]?.pid])
  await gone
  client.release(true)
  expect(await brokenInvariants()).toEqual([])
  await foldFigures(ctx())
  expect(await isFolded()).toBe(true)
  expect(await brokenInvariants()).toEqual([])
})

/** Four folders at once, while the ledger goes on. */
async function race(): Promise<void> {
  const id = await newShopper()
  await give(id, 500)
  await sealJournal(ctx())
  const folding = Array.from({ length: 4 }, async () => {
    for (let steps = 0; steps < 12; steps += 1) await foldNext(db(), 3, null)
  })
  const spending = Array.from({ length: 20 }, () => spendAtOnce(id, 3))
  await Promise.all([...folding, ...spending])
  await foldNow(4)
}

test('folders that meet fold each posting once', async () => {
  await race()
  expect(await isFolded()).toBe(true)
  expect(await brokenInvariants()).toEqual([])
})

test('and would fold some twice if none held the row', async () => {
  const restore = await replaceInFunction('figures_fold', 'FROM fold FOR UPDATE', 'FROM fold')
  await race()
  await restore()
  expect(await brokenInvariants()).toContainEqual(expect.stringContaining('I110'))
})
