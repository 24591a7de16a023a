import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { catalogHash, merchant } from '@/lib/catalog/catalog.fixture'
import { cancelImport } from '@/lib/catalog/import/cancel-import'
import { OLD } from '@/lib/catalog/import/import.fixture'
import { findImportRun } from '@/lib/catalog/import/queries'
import { runImport } from '@/lib/catalog/import/run-import'
import { startImport } from '@/lib/catalog/import/start-import'
import { tryImportAgain } from '@/lib/catalog/import/try-import-again'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { StaffContext } from '@/lib/gate/context'
import { historyHash, readingOf } from '@/lib/history/history.fixture'
import { ROWS_A_BATCH } from '@/lib/history/rules'
import { runHistoryImport } from '@/lib/history/run-history-import'
import { startHistoryImport } from '@/lib/history/start-history-import'
import { tryHistoryAgain } from '@/lib/history/try-history-again'
import { newPool } from '@/lib/rewards/codes/codes.fixture'
import { generateCodes } from '@/lib/rewards/codes/generate-codes'
import { importCodes } from '@/lib/rewards/codes/import-codes'
import { keepCodes } from '@/lib/rewards/codes/keep-codes'
import { findCodeRun } from '@/lib/rewards/codes/queries'
import { readCodeFile } from '@/lib/rewards/codes/read-code-file'
import { CODES_A_BATCH } from '@/lib/rewards/codes/rules'
import { startCodeRun } from '@/lib/rewards/codes/start-code-run'
import { tryCodesAgain } from '@/lib/rewards/codes/try-codes-again'
import { forgetInputs } from './forget-inputs'

useTestDatabase()
vi.stubEnv('CODES_KEY', 'k'.repeat(32))
let ctx: StaffContext
beforeAll(async () => {
  await openShop()
  ctx = await merchant()
})
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

/** Somebody calls a run off, or its process is killed, once it says that it came so far. */
async function once(table: string, isSoFar: string, then: string) {
  await db().query(
    `create or replace function stop_it() returns trigger language plpgsql as $$ begin ${then} return new; end $$`,
  )
  await db().query(
    `create trigger stop_it before update on ${table} for each row when (${isSoFar}) execute function stop_it()`,
  )
}
const calledOff = `new.state := 'cancelled';`
const killed = `raise exception 'killed';`
afterEach(async () => {
  await db().query('drop function if exists stop_it cascade')
})
const count = async (from: string) => (await row<{ n: number }>(`select count(*)::int as n from ${from}`))?.n
/** Nobody has heard of it for a while. */
const lose = (table: string, id: string) =>
  rows(`update ${table} set state = 'running', touched_at = now() - interval '5 minutes' where id = $1`, [id])
const value = <V>(result: { ok: boolean; value?: V; refusal?: string }): V => {
  if (!result.ok || result.value === undefined) throw new Error(result.refusal)
  return result.value
}

describe('an import of products', () => {
  const bytes = Buffer.from(
    [OLD, ...Array.from({ length: 500 }, (_, n) => `many-${n},Many ${n},,,,,true,Size,S,,1,5,,`)].join('\n'),
  )
  const input = { fileName: 'many.csv', dryRun: false }
  const started = async () => value(await startImport(ctx, input, bytes)).runId
  const again = (id: string, request: string = randomUUID()) => tryImportAgain(ctx, { again: id, request })

  test('called off at 40 % leaves the shop as it was; tried again it is whole, once', async () => {
    const before = await catalogHash()
    const runId = await started()
    await once('import_run', 'new.done_count >= 200', calledOff)
    expect(await runImport(ctx, { ...input, runId, bytes })).toMatchObject({ state: 'cancelled' })
    expect(await catalogHash()).toBe(before)
    expect(await findImportRun(ctx, runId)).toMatchObject({ state: 'cancelled', doneCount: 200, rowCount: 500 })
    await db().query('drop function stop_it cascade')
    const request = randomUUID()
    const [one, twin] = [value(await again(runId, request)), value(await again(runId, request))]
    expect([one.isNew, twin.isNew, twin.runId]).toEqual([true, false, one.runId])
    expect(await runImport(ctx, one)).toMatchObject({ state: 'done', report: { counts: { create: 500 } } })
    expect(await count(`product where slug like 'many-%'`)).toBe(500)
    // what is done has no file left to try
    expect(await again(one.runId)).toMatchObject({ refusal: 'run-not-again' })
    expect(value(await cancelImport(ctx, { id: one.runId }))).toEqual({ state: 'done' })
  })

  test('whose process was killed is tried again; should it wake, it can write nothing', async () => {
    const runId = await started()
    expect(await again(runId)).toMatchObject({ refusal: 'run-not-again' })
    await lose('import_run', runId)
    const next = value(await again(runId))
    expect(await runImport(ctx, { ...input, runId, bytes })).toMatchObject({ state: 'cancelled' })
    expect(await runImport(ctx, next)).toMatchObject({ state: 'done', report: { counts: { unchanged: 500 } } })
  })

  test('killed as it says that it is done, it has done nothing', async () => {
    const fresh = Buffer.from([OLD, 'last-word,Last word,,,,,true,Size,S,,1,5,,'].join('\n'))
    const { runId } = value(await startImport(ctx, input, fresh))
    await once('import_run', `new.state = 'done'`, killed)
    await expect(runImport(ctx, { ...input, runId, bytes: fresh })).rejects.toThrow('killed')
    expect(await count(`product where slug = 'last-word'`)).toBe(0)
    expect(await findImportRun(ctx, runId)).toMatchObject({ state: 'refused' })
  })

  test('its file is kept for a day', async () => {
    const runId = await started()
    expect(value(await cancelImport(ctx, { id: runId }))).toEqual({ state: 'cancelled' })
    await forgetInputs({ at: null, on: db() })
    expect(await count(`import_run where id = '${runId}' and input is not null`)).toBe(1)
    expect(await forgetInputs({ at: new Date(Date.now() + 25 * 3_600_000), on: db() })).toBeGreaterThan(0)
    expect(await again(runId)).toMatchObject({ refusal: 'run-not-again' })
  })
})

describe('an import of an order history', () => {
  const all = 2 * ROWS_A_BATCH + 500
  const bytes = Buffer.from(
    [
      'Invoice,PlacedAt,Total,Customer',
      ...Array.from({ length: all }, (_, n) => `B${n},2011-03-01 09:00:00,${n}.005,K${n % 50}`),
    ].join('\n'),
  )
  const file = { fileName: 'orders.csv', sourceName: 'stopped', reading: readingOf(bytes), dryRun: false }
  const opened = { sizeBytes: bytes.length, open: () => Readable.from([bytes]) }

  test('called off at 40 % leaves not a row behind', async () => {
    const before = await historyHash()
    const { runId } = value(await startHistoryImport(ctx, file, { bytes }))
    await once('history_run', `new.state = 'running' and new.staged_rows >= ${ROWS_A_BATCH}`, calledOff)
    expect(await runHistoryImport(ctx, { ...file, ...opened, runId })).toMatchObject({ state: 'cancelled' })
    expect(await historyHash()).toBe(before)
  })

  test('killed at 40 % goes on behind what it had, under the same number, and counts each row once', async () => {
    const { runId } = value(await startHistoryImport(ctx, file, { bytes }))
    await once('history_run', `new.state = 'running' and new.staged_rows > ${ROWS_A_BATCH}`, killed)
    await expect(runHistoryImport(ctx, { ...file, ...opened, runId })).rejects.toThrow('killed')
    await db().query('drop function stop_it cascade')
    const next = value(await tryHistoryAgain(ctx, { again: runId, request: randomUUID() }))
    expect(next.runId).toBe(runId)
    const done = await runHistoryImport(ctx, { ...file, ...opened, runId })
    expect(done).toMatchObject({ state: 'done', report: { rows: all, resumedRows: ROWS_A_BATCH, created: all } })
    expect(await count('history_staged')).toBe(0)
    expect(await tryHistoryAgain(ctx, { again: runId, request: randomUUID() })).toMatchObject({
      refusal: 'run-not-again',
    })
  })
})

describe('codes on their way into a pool', () => {
  const total = 3 * CODES_A_BATCH
  const again = async (id: string) => value(await tryCodesAgain(ctx, { again: id, request: randomUUID() }))
  const inPool = (poolId: string) => count(`code where pool_id = '${poolId}'`)

  test('made up here and called off: those that are in are counted, the rest are made under another run', async () => {
    const poolId = await newPool()
    const { runId } = value(await startCodeRun(ctx, { poolId, requestId: randomUUID(), work: 'generate', total }))
    await once('code_run', `new.done >= ${CODES_A_BATCH}`, calledOff)
    await generateCodes(ctx, { poolId, runId, count: total })
    expect(await findCodeRun(ctx, runId)).toMatchObject({ state: 'cancelled', done: CODES_A_BATCH })
    expect(await inPool(poolId)).toBe(CODES_A_BATCH)
    await db().query('drop function stop_it cascade')
    const next = await again(runId)
    expect(next).toMatchObject({ count: total - CODES_A_BATCH, file: null })
    await generateCodes(ctx, next)
    expect(await inPool(poolId)).toBe(total)
  })

  test('out of a file whose process was killed: the rest go in behind them, and no code twice', async () => {
    const poolId = await newPool()
    const file = value(readCodeFile(Buffer.from(Array.from({ length: total }, (_, n) => `CODE${n}`).join('\n'))))
    const words = { poolId, requestId: randomUUID(), work: 'import' as const, total, sealed: keepCodes(file) }
    const { runId } = value(await startCodeRun(ctx, words))
    await once('code_run', `new.done > ${CODES_A_BATCH}`, killed)
    await expect(importCodes(ctx, { poolId, runId, file, dryRun: false })).rejects.toThrow('killed')
    expect(await inPool(poolId)).toBe(CODES_A_BATCH)
    await db().query('drop function stop_it cascade')
    await lose('code_run', runId)
    const next = await again(runId)
    await importCodes(ctx, { ...next, file: next.file ?? file })
    expect(await inPool(poolId)).toBe(total)
    const report = { put: total - CODES_A_BATCH, known: CODES_A_BATCH }
    expect(await findCodeRun(ctx, next.runId)).toMatchObject({ state: 'done', report })
    // one that wakes has lost its pool
    await generateCodes(ctx, { poolId, runId, count: 10 })
    expect(await inPool(poolId)).toBe(total)
  })
})
