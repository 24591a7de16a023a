import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { StaffContext } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { daysOn, today } from '@/lib/points/ledger.fixture'
import { goOut } from '../link/go-out'
import { asShopper, claimOf, linkClaim, newHost } from '../link/link.fixture'
import { voidClaim } from '../store'
import { listOutcomes, listUploads } from './queries'
import { readConversionFile } from './read-conversion-file'
import { type ConversionColumns, guessColumns, MOST_CONVERSION_ROWS, outcomeFigures } from './rules'
import { takeConversions } from './take-conversions'
import { writeOutcomesCsv } from './write-outcomes-csv'

useTestDatabase({ size: 32 })
beforeAll(openShop)
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const HEAD = '订单编号,实付金额,付款时间,订单状态,渠道参数'
const columns = guessColumns(HEAD.split(','))
const bytesOf = (text: string) => new TextEncoder().encode(text)
const csv = (...lines: string[]) => bytesOf([HEAD, ...lines].join('\n'))
const order = () => `JD${randomUUID().slice(0, 12)}`
const referenceOf = async (claimId: string) =>
  (await row<{ reference: string }>('select reference from link_reference where claim_id = $1', [claimId]))
    ?.reference ?? ''
const stateOf = async (claimId: string) =>
  (await row<{ state: string }>('select state from claim where id = $1', [claimId]))?.state

async function newClaim() {
  const claim = await linkClaim({ target: `https://${await newHost()}/` })
  return { ...claim, reference: await referenceOf(claim.claimId) }
}

async function give(
  ctx: StaffContext,
  bytes: Uint8Array,
  more: { dryRun?: boolean; requestId?: string; columns?: ConversionColumns } = {},
) {
  const asked = { bytes, columns, fileName: 'orders.csv', requestId: randomUUID(), dryRun: false, ...more }
  const done = await takeConversions({ ...ctx, at: daysOn(2) }, asked)
  if (!done.ok) throw new Error(done.refusal)
  return done.value
}

describe('an export of another platform', () => {
  it('is looked at first; then each order is recorded once, however often it is told', async () => {
    const finance = await staff('finance')
    const { claimId, accountId, rewardId, reference } = await newClaim()
    await goOut(asShopper(accountId), { claim: claimId })
    const number = order()
    const file = csv(
      `${number},88.50,2040-03-02 10:00:00,已完成,${reference}`,
      `${number},88.50,2040-03-02 10:00:00,已完成,${reference}`,
      `${order()},10.00,2040-03-02 10:00:00,已完成,`,
      `${order()},10.00,2040-03-02 10:00:00,待付款,${reference}`,
    )
    const looked = await give(finance, file, { dryRun: true })
    expect(looked).toMatchObject({ rows: 4, others: 2, bad: 0, new: 1, twice: 1, isWritten: false })
    expect(looked.lines).toEqual([
      { line: 2, code: 'new', order: number },
      { line: 3, code: 'twice', order: number },
    ])
    expect(await stateOf(claimId)).toBe('issued')

    const requestId = randomUUID()
    const taken = await give(finance, file, { requestId })
    expect(taken).toMatchObject({ new: 1, isWritten: true })
    expect(await give(finance, file, { requestId })).toEqual(taken)
    expect(await give(finance, file)).toMatchObject({ new: 0, known: 1 })
    expect(await rows('select state, used_at as at from claim where id = $1', [claimId])).toEqual([
      { state: 'used', at: new Date('2040-03-02T02:00:00Z') },
    ])
    expect((await listOutcomes(finance)).find((one) => one.rewardId === rewardId)).toMatchObject({
      platform: 'jd',
      exchanged: 1,
      points: 500,
      wentOut: 1,
      visits: 1,
      bought: 1,
      orders: 1,
      amountMinor: 8_850,
    })
    // by the shop's days of the exchange, both counted
    const on = async (from: string | null, to: string | null) =>
      (await listOutcomes(finance, { from, to })).find((one) => one.rewardId === rewardId)?.bought
    expect(await Promise.all([on('2040-03-01', '2040-03-01'), on(null, '2040-02-29'), on('2040-03-02', null)])).toEqual(
      [1, 0, 0],
    )
    expect((await listUploads(finance))[0]).toMatchObject({ fileName: 'orders.csv' })
    const other = await takeConversions(await staff('owner'), {
      bytes: file,
      columns,
      fileName: 'x',
      requestId,
      dryRun: false,
    })
    expect(other).toMatchObject({ refusal: 'key-reused' })
  })

  it('tells of a change beside what was told; an older export told again changes nothing back', async () => {
    const finance = await staff('finance')
    const { claimId, rewardId, reference } = await newClaim()
    const number = order()
    const amount = async () => (await listOutcomes(finance)).find((one) => one.rewardId === rewardId)
    const paid = csv(`${number},100,2040-03-02,已付款,${reference}`)
    await give(finance, paid)
    expect(await give(finance, csv(`${number},90,2040-03-02,已付款,${reference}`))).toMatchObject({ changed: 1 })
    expect(await amount()).toMatchObject({ bought: 1, amountMinor: 9_000 })
    expect(await give(finance, csv(`${number},-90,2040-03-02,已退款,${reference}`))).toMatchObject({ changed: 1 })
    expect(await give(finance, paid)).toMatchObject({ known: 1, new: 0, changed: 0 })
    expect(await amount()).toMatchObject({ bought: 0, orders: 0, amountMinor: 0 })
    // what was bought and given back there stays used here
    expect(await stateOf(claimId)).toBe('used')
    await expect(db().query('delete from conversion')).rejects.toThrow('append-only')
    await expect(db().query(`update conversion set amount_minor = 0`)).rejects.toThrow('append-only')
    await expect(db().query(`update conversion_upload set report = '{}'`)).rejects.toThrow('append-only')
  })

  it('an order is of one exchange for good, and a claim taken back stays so', async () => {
    const finance = await staff('finance')
    const [one, two] = [await newClaim(), await newClaim()]
    const number = order()
    await give(finance, csv(`${number},5,,,${one.reference}`))
    expect(await give(finance, csv(`${number},5,,,${two.reference}`))).toMatchObject({ 'order-elsewhere': 1, new: 0 })
    expect(await stateOf(two.claimId)).toBe('issued')
    await voidClaim(db(), today, { claimId: two.claimId, reason: 'x', actorId: null })
    expect(await give(finance, csv(`${order()},5,,,${two.reference}`))).toMatchObject({ new: 1 })
    expect(await stateOf(two.claimId)).toBe('void')
  })

  it('64 at once write an order once', async () => {
    const finance = await staff('finance')
    const { reference } = await newClaim()
    const file = csv(`${order()},5,,,${reference}`, `${order()},7,,,${reference}`)
    const all = await Promise.all(Array.from({ length: 64 }, () => give(finance, file)))
    expect(all.reduce((sum, one) => sum + one.new, 0)).toBe(2)
  })

  it('finds the reference in an address, in small letters, and behind the marks of spreadsheets', async () => {
    const finance = await staff('finance')
    const { reference } = await newClaim()
    const [a, b, c] = [order(), order(), order()]
    const taken = await give(
      finance,
      csv(
        `="${a}",5,,,https://m.test/?x=1&ref=${reference.toLowerCase()}#y`,
        `'${b},"¥1,234.50",2040/3/2 8:05,交易成功,"来源:${reference};"`,
        `\t${c},5,,,${reference}`,
      ),
    )
    expect(taken).toMatchObject({ new: 3, bad: 0 })
    const stored = await rows(
      `select order_number as n, amount_minor as m from conversion where order_number = any($1) order by line`,
      [[a, b, c]],
    )
    expect(stored).toEqual([
      { n: a, m: 500 },
      { n: b, m: 123_450 },
      { n: c, m: 500 },
    ])
  })
})

describe('a line that is wrong', () => {
  it.each([
    ['=HYPERLINK("http://evil.test"),5,,,REF', 'order-malformed'],
    ['@SUM(A1),5,,,REF', 'order-malformed'],
    ['<b>1</b>,5,,,REF', 'order-malformed'],
    [`${'1'.repeat(81)},5,,,REF`, 'order-malformed'],
    ['1.23457E+17,5,,,REF', 'order-mangled'],
    [',5,,,REF', 'order-missing'],
    ['1,-5,,,REF', 'amount-invalid'],
    ['1,1e3,,,REF', 'amount-invalid'],
    ['1,1.005,,,REF', 'amount-invalid'],
    ['1,99999999999,,,REF', 'amount-invalid'],
    ['1,,,,REF', 'amount-invalid'],
    ['1,5,2040-02-31,,REF', 'time-invalid'],
    ['1,5,soon,,REF', 'time-invalid'],
    ['1,5,,什么,REF', 'state-unknown'],
    ['1,5,,,REF,more', 'row-cells'],
  ])('%s records nothing of the file: %s', async (line, code) => {
    const finance = await staff('finance')
    const { claimId, reference } = await newClaim()
    const report = await give(finance, csv(`${order()},5,,,${reference}`, line.replace('REF', reference)))
    expect(report).toMatchObject({ bad: 1, new: 1, isWritten: false })
    expect(report.lines).toContainEqual(expect.objectContaining({ line: 3, code }))
    expect(await stateOf(claimId)).toBe('issued')
  })

  it('an order twice that differs stops the file; a reference that is wrong is told and left out', async () => {
    const finance = await staff('finance')
    const { reference } = await newClaim()
    const number = order()
    expect(await give(finance, csv(`${number},5,,,${reference}`, `${number},6,,,${reference}`))).toMatchObject({
      bad: 1,
      isWritten: false,
    })
    const last = reference.endsWith('A') ? 'B' : 'A'
    const report = await give(
      finance,
      csv(`${order()},5,,,${reference.slice(0, -1)}${last}`, `${order()},5,,,${reference}`),
    )
    expect(report).toMatchObject({ 'reference-malformed': 1, new: 1, isWritten: true })
  })
})

describe('a file that is none', () => {
  const refusal = (bytes: Uint8Array, how: ConversionColumns = columns) => {
    const read = readConversionFile(bytes, how)
    return read.ok ? null : read.refusal
  }
  it.each([
    ['nothing', bytesOf(''), 'conversion-file-empty'],
    ['a heading alone', bytesOf(`${HEAD}\n,,,,\n`), 'conversion-file-empty'],
    ['a NUL', csv('1,5,\0,,x'), 'conversion-file-unreadable'],
    ['a quote without end', csv('"1,5,,,x'), 'conversion-file-unreadable'],
    ['a cell without end', csv(`1,5,,,${'x'.repeat(100_000)}`), 'conversion-file-unreadable'],
    ['bytes that are no text', new Uint8Array([0xff, 0xfd, 0x80, 0x0a, 0xff]), 'conversion-file-unreadable'],
    ['other columns', bytesOf('a,b,c\n1,2,3\n'), 'conversion-columns-missing'],
    ['a column twice', bytesOf(`${HEAD},实付金额\n1,2,3,4,5,6\n`), 'conversion-columns-missing'],
    [
      'too many rows',
      csv(...Array.from({ length: MOST_CONVERSION_ROWS + 1 }, () => '1,5,,,')),
      'conversion-file-too-long',
    ],
  ])('%s is refused', (_, bytes, code) => expect(refusal(bytes)).toBe(code))

  it('GBK, UTF-16, a byte-order mark, tabs and old line ends are none of its faults', () => {
    // 订单编号,实付金额,渠道参数 in GBK
    const gbk = Buffer.from('b6a9b5a5b1e0bac52ccab5b8b6bdf0b6ee2cc7feb5c0b2cecafd0a', 'hex')
    const text = HEAD.replaceAll(',', '\t') + '\r\n1\t5\t\t\t\r\n'
    for (const bytes of [
      Buffer.concat([gbk, Buffer.from('1,5,\n')]),
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      bytesOf(`\uFEFF${text}`),
    ])
      expect(readConversionFile(bytes, { order: '订单编号', amount: '实付金额', reference: '渠道参数' })).toMatchObject(
        { value: { rows: 1, others: 1 } },
      )
  })

  it('whatever comes in, it is read or refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }),
          fc.string({ unit: 'binary', maxLength: 200 }).map((text) => csv(text)),
        ),
        (bytes) => {
          const read = readConversionFile(bytes, columns)
          if (read.ok) expect(read.value.conversions.length + read.value.others).toBeLessThanOrEqual(read.value.rows)
        },
      ),
    )
  })
})

describe('the report as a file', () => {
  it('holds no cell that a spreadsheet would run, and reads Chinese', async () => {
    const { rewardId } = await linkClaim(
      { target: `https://${await newHost()}/` },
      { titleZh: '=cmd|1', titleEn: '+1' },
    )
    await claimOf(rewardId)
    const found = (await listOutcomes(await staff('finance'))).filter((one) => one.rewardId === rewardId)
    const text = writeOutcomesCsv(found, 100)
    expect(text.startsWith('\uFEFFreward,')).toBe(true)
    expect(text.split('\n')[1]).toBe(`'=cmd|1,'+1,jd,2,0,0,0,0,0,1000,10,0,0`)
    expect(outcomeFigures({ points: 0, exchanged: 0, amountMinor: 0 }, 100)).toEqual({
      pointsWorthMinor: 0,
      perClaimMinor: null,
    })
    expect(outcomeFigures({ points: 1_000, exchanged: 3, amountMinor: 1_000 }, 100)).toEqual({
      pointsWorthMinor: 1_000,
      perClaimMinor: 333,
    })
  })
})
