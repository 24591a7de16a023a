import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { merchant } from '@/lib/catalog/catalog.fixture'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { give, historyHash, readingOf } from './history.fixture'
import { importCheckedHistory } from './import-checked-history'
import { madeLines, madeOrders } from './made-history.fixture'
import { findHistoryRun, listHistorySources } from './queries'
import { ROWS_A_BATCH } from './rules'

useTestDatabase()

const count = async (sql: string) =>
  Number((await db().query<{ n: number }>(`select count(*) as n from ${sql}`)).rows[0]?.n)

describe('orders, one row an invoice', () => {
  const { bytes, rows, counts, sums, customers, first } = madeOrders()

  test('come in to the last thousandth, and a second time as nothing', async () => {
    const ctx = await merchant()
    const done = await give(ctx, bytes)
    expect(done).toMatchObject({
      state: 'done',
      report: { rows, created: rows, changed: 0, unchanged: 0, problems: [] },
    })
    const [source] = await listHistorySources()
    expect(Math.min(counts.orders, counts.cancels, counts.adjusts, counts.guests)).toBeGreaterThan(5)
    expect(source?.figures).toMatchObject({
      invoices: rows,
      lines: rows,
      customers,
      orders: counts.orders,
      cancels: counts.cancels,
      adjusts: counts.adjusts,
      guestInvoices: counts.guests,
      orderMills: sums.orders,
      cancelMills: sums.cancels,
      netMills: sums.all,
    })
    const before = await historyHash()
    expect(await give(ctx, bytes)).toMatchObject({ state: 'done', report: { created: 0, changed: 0, unchanged: rows } })
    expect(await historyHash()).toBe(before)
    expect(await count('history_staged')).toBe(0)
    expect(await count(`audit_log where action = 'history.import'`)).toBe(1)
    expect(await brokenInvariants()).toEqual([])
  })

  test("stand at the hour that the shop's clock showed", async () => {
    const found = await db().query<{ placed_at: Date }>(
      `select placed_at from history_order where right(invoice, 6) = $1 or invoice = 'C310100' or invoice = '310100' order by placed_at`,
      [first],
    )
    // January in London is UTC, May is an hour later
    expect(found.rows[0]?.placed_at.toISOString()).toBe('2019-01-01T08:00:00.000Z')
    expect(found.rows[1]?.placed_at.toISOString()).toBe('2019-05-01T08:40:00.000Z')
    const [source] = await listHistorySources()
    expect(source?.timeZone).toBe('Europe/London')
  })

  test('come in packed too', async () => {
    const ctx = await merchant()
    const done = await give(ctx, gzipSync(bytes), { reading: readingOf(bytes) })
    expect(done).toMatchObject({ state: 'done', report: { created: 0, changed: 0, unchanged: rows } })
  })
})

describe('orders, one row a line', () => {
  const { bytes, rows, invoices, counts, sums } = madeLines()

  test("are added up by invoice; an invoice without a customer is a guest's, one that begins with C takes back", async () => {
    const ctx = await merchant()
    const done = await give(ctx, bytes, { sourceName: 'lines' })
    expect(done).toMatchObject({ state: 'done', report: { rows, problems: [] } })
    const source = (await listHistorySources()).find(({ name }) => name === 'lines')
    expect(source?.figures).toMatchObject({
      invoices,
      lines: rows,
      orders: counts.orders,
      cancels: counts.cancels,
      guestInvoices: counts.guests,
      orderMills: sums.orders,
      cancelMills: sums.cancels,
      netMills: sums.all,
    })
    expect(counts.guests).toBeGreaterThan(5)
    expect(await count(`history_line where product = 'PADS' and price_mills = 1`)).toBeGreaterThan(5)
  })

  test('an invoice that the file tells otherwise now is replaced whole', async () => {
    const ctx = await merchant()
    const head = 'InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID'
    const file = (...lines: string[]) => [head, ...lines].join('\n')
    const one = 'N1,A,2,2011-01-05 10:00:00,1.255,7'
    await give(ctx, file(one, 'N1,B,1,2011-01-05 10:00:00,3,7', 'N2,A,1,2011-01-06 10:00:00,1,'), { sourceName: 'n' })
    const again = await give(ctx, file('N1,A,3,2011-01-05 10:00:00,1.255,7', 'N2,A,1,2011-01-06 10:00:00,1,'), {
      sourceName: 'n',
    })
    expect(again.report).toMatchObject({ created: 0, changed: 1, unchanged: 1 })
    const kept = await db().query(`select line_no, quantity, total_mills from history_line where invoice = 'N1'`)
    expect(kept.rows).toEqual([{ line_no: 1, quantity: 3, total_mills: 3765 }])
  })
})

describe('a dry run', () => {
  test('says what would be done and does nothing; then its file need not be sent again', async () => {
    const ctx = await merchant()
    const before = await historyHash()
    const { bytes, rows } = madeLines()
    const dry = await give(ctx, bytes, { sourceName: 'dry', dryRun: true })
    expect(dry).toMatchObject({ state: 'checked', report: { rows, unchanged: 0 } })
    expect(await historyHash()).toBe(before)
    expect((await listHistorySources()).some(({ name }) => name === 'dry')).toBe(false)
    const both = await Promise.all([1, 2].map(() => importCheckedHistory(ctx, { runId: dry.runId })))
    expect(both).toEqual([
      { ok: true, value: { runId: dry.runId } },
      { ok: true, value: { runId: dry.runId } },
    ])
    expect(await findHistoryRun(ctx, dry.runId)).toMatchObject({ state: 'done', report: { ...dry.report } })
    expect((await listHistorySources()).find(({ name }) => name === 'dry')?.figures.netMills).toBe(
      dry.report.figures?.netMills,
    )
  })

  test("of nobody's number is refused", async () => {
    const ctx = await merchant()
    const { runId } = await give(ctx, 'InvoiceNo,InvoiceDate,Total\n', { sourceName: 'empty' })
    expect(await importCheckedHistory(ctx, { runId })).toEqual({ ok: false, refusal: 'history-run-not-checked' })
    expect(await importCheckedHistory(ctx, { runId: '00000000-0000-4000-8000-000000000000' })).toEqual({
      ok: false,
      refusal: 'history-run-unknown',
    })
  })
})

describe('a reading that was broken off', () => {
  const line = (n: number) => `B${n},2011-03-01 09:${String(n % 60).padStart(2, '0')}:00,${n}.005,K${n % 50}`
  const file = [
    'Invoice,PlacedAt,Total,Customer',
    ...Array.from({ length: 2 * ROWS_A_BATCH + 500 }, (_, n) => line(n)),
  ].join('\n')
  async function* brokenOff() {
    const half = Buffer.from(file).subarray(0, Math.floor(file.length * 0.75))
    for (let at = 0; at < half.length; at += 20_000) yield half.subarray(at, at + 20_000)
    throw new Error('the disk is gone')
  }

  test('goes on behind what it had; with another file it begins anew', async () => {
    const ctx = await merchant()
    await expect(give(ctx, file, { sourceName: 'b', open: brokenOff })).rejects.toThrow('the disk is gone')
    expect(await count('history_staged')).toBe(ROWS_A_BATCH)
    const again = await give(ctx, file, { sourceName: 'b' })
    expect(again).toMatchObject({ state: 'done', report: { rows: 10_500, resumedRows: ROWS_A_BATCH, created: 10_500 } })
    await expect(give(ctx, file, { sourceName: 'c', open: brokenOff })).rejects.toThrow()
    const other = await give(ctx, file.replace('B7,', 'X7,'), { sourceName: 'c' })
    expect(other).toMatchObject({ state: 'done', report: { rows: 10_500, resumedRows: 0, created: 10_500 } })
    expect(await count(`history_order where invoice = 'X7'`)).toBe(1)
  })

  test('is read in the size of a piece, however long the file', async () => {
    const ctx = await merchant()
    const many = (n: number) =>
      Readable.from(
        (function* () {
          yield Buffer.from('Invoice,PlacedAt,Total,Customer\n')
          for (let at = 0; at < n; at += 100)
            yield Buffer.from(`${Array.from({ length: 100 }, (_, k) => line(at + k)).join('\n')}\n`)
        })(),
      )
    const reading = readingOf(Buffer.from(file))
    const done = await give(ctx, '', { sourceName: 'many', reading, open: () => many(30_000), dryRun: true })
    expect(done.report.rows).toBe(30_000)
  })
})
