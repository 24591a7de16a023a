import { describe, expect, test } from 'vitest'
import { merchant } from '@/lib/catalog/catalog.fixture'
import { useTestDatabase } from '@/lib/db/testing'
import { give, historyHash, readingOf } from './history.fixture'
import { type Reading } from './rules'

useTestDatabase()

const head = 'InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID'
const good = (n: number) => `N${n},A,1,2011-01-05 10:00:00,1.5,7`
const file = (...lines: string[]) => [head, good(1), good(2), ...lines].join('\n')

async function refusedFor(text: string | Buffer, reading?: Reading) {
  const ctx = await merchant()
  const before = await historyHash()
  const bytes = Buffer.from(text)
  const done = await give(ctx, bytes, { reading: reading ?? readingOf(Buffer.from(head)) })
  expect(done.state).toBe('refused')
  expect(await historyHash()).toBe(before)
  return done.report.problems.map(({ line, column, code }) => `${line} ${column} ${code}`.replace(/ +/, ' '))
}

describe('a broken row', () => {
  test.each([
    ['N3,A,one,2011-01-05 10:00:00,1.5,7', '4 Quantity quantity-invalid'],
    ['N3,A,1.5,2011-01-05 10:00:00,1.5,7', '4 Quantity quantity-invalid'],
    ['N3,A,1,2011-02-30 10:00:00,1.5,7', '4 InvoiceDate time-invalid'],
    ['N3,A,1,2011-01-05 24:00:00,1.5,7', '4 InvoiceDate time-invalid'],
    ['N3,A,1,,1.5,7', '4 InvoiceDate time-missing'],
    ['N3,A,1,2011-01-05 10:00:00,,7', '4 UnitPrice money-missing'],
    ['N3,A,1,2011-01-05 10:00:00,1.2345,7', '4 UnitPrice money-decimals'],
    ['N3,A,1,2011-01-05 10:00:00,1e3,7', '4 UnitPrice money-invalid'],
    ['N3,A,1,2011-01-05 10:00:00,"1,5",7', '4 UnitPrice money-invalid'],
    ['N3,A,1,2011-01-05 10:00:00,99999999999,7', '4 UnitPrice money-large'],
    [',A,1,2011-01-05 10:00:00,1.5,7', '4 InvoiceNo invoice-missing'],
    [`N3,A,1,2011-01-05 10:00:00,1.5,${'7'.repeat(300)}`, '4 CustomerID cell-long'],
    ['N3,A,1,2011-01-05 10:00:00', '4 row-cells'],
    ['N1,B,1,2011-01-05 10:00:00,1.5,8', '4 InvoiceNo invoice-customers'],
    ['N3,"A,1,2011-01-05 10:00:00,1.5,7', '4 file-quotes'],
    ['N3,A\0,1,2011-01-05 10:00:00,1.5,7', '1 file-nul'],
  ])('%j imports nothing and is named: %s', async (line, problem) => {
    expect(await refusedFor(file(line))).toEqual([problem])
  })

  test('does not hide the next', async () => {
    const found = await refusedFor(file('N3,A,x,2011-01-05 10:00:00,1.5,7', good(4), 'N5,A,1,soon,y,7'))
    expect(found).toEqual(['4 Quantity quantity-invalid', '6 InvoiceDate time-invalid', '6 UnitPrice money-invalid'])
  })

  test('behind thousands of good ones leaves none of them', async () => {
    const lines = Array.from({ length: 12_000 }, (_, n) => good(n + 10))
    expect(await refusedFor(file(...lines, 'N3,A,x,2011-01-05 10:00:00,1.5,7'))).toEqual([
      '12004 Quantity quantity-invalid',
    ])
  })

  test('is refused with the count of all, however many', async () => {
    const ctx = await merchant()
    const done = await give(ctx, file(...Array.from({ length: 500 }, () => 'N3,A,x,2011-01-05 10:00:00,1.5,7')))
    expect(done.report).toMatchObject({ problemCount: 500 })
    expect(done.report.problems).toHaveLength(200)
  })
})

describe('a file that is none', () => {
  const single: Reading = {
    grain: 'invoice',
    columns: { invoice: 'No', placedAt: 'At', total: 'Sum' },
    dateOrder: 'ymd',
    timeZone: 'UTC',
  }

  test.each([
    ['', '1 file-empty'],
    ['\n\n', '1 file-empty'],
    [head, '1 file-empty'],
    ['InvoiceNo,Quantity', '1 StockCode column-unknown'],
  ])('%j: %s', async (text, problem) => {
    expect((await refusedFor(text))[0]).toContain(problem.split(' ').at(-1))
  })

  test('with a number twice where one row is one invoice', async () => {
    expect(await refusedFor('No,At,Sum\n1,2011-01-05,3\n2,2011-01-05,3\n1,2011-01-06,3', single)).toEqual([
      '4 No invoice-twice',
    ])
  })

  test('with a column twice', async () => {
    expect(await refusedFor('No,At,Sum,Sum\n1,2011-01-05,3,4', single)).toEqual(['1 Sum column-twice'])
  })

  test('with letters that are none', async () => {
    const bytes = Buffer.concat([Buffer.from('No,At,Sum\n'), Buffer.from([0xff, 0xfd, 0x80, 0x0a])])
    expect(await refusedFor(bytes, single)).toEqual(['1 file-encoding'])
  })

  test('packed, and cut off', async () => {
    const { gzipSync } = await import('node:zlib')
    expect(await refusedFor(gzipSync(Buffer.from(file())).subarray(0, 60))).toEqual(['1 file-packed'])
  })
})
