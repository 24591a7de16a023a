import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { expireDuePoints } from '../expire-due-points'
import { balanceOf, daysOn, give, hold, newShopper, spendAtOnce, today } from '../ledger.fixture'
import { releaseDuePoints } from '../release-due-points'
import { holdCapture, returnSpend, revoke } from '../store'
import { findStatement, getPointsAsOf, shopInstant, streamStatementLines } from './queries'
import { asOfSchema, statementSchema } from './schema'
import { statementFile } from './statement-file'

useTestDatabase()
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const ctx = () => ({ on: db() })
const FORMULA = '=HYPERLINK("http://evil.test","click")'
const known: { shopper: string; after: { at: Date; balance: Awaited<ReturnType<typeof balanceOf>> }[] } = {
  shopper: '',
  after: [],
}

const read = async (
  shopper: string,
  format: 'csv' | 'json' | 'pdf',
  locale: 'zh-CN' | 'en' = 'zh-CN',
  to = '2040-03-31',
) => {
  const file = await statementFile(ctx(), shopper, { from: '2040-03-01', to, format, locale })
  const pieces: Buffer[] = []
  for await (const piece of file?.body ?? []) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

/** A month of one shopper: each bucket moves, and each state is remembered as the tables had it. */
beforeAll(async () => {
  await db().query(
    `insert into shop (id, name_zh, name_en, support_email) values (1, '回头客', 'Regulars', 'help@shop.test') on conflict do nothing`,
  )
  known.shopper = await newShopper()
  const { shopper } = known
  const steps: ((at: Date) => Promise<unknown>)[] = [
    (at) => give(shopper, 500, { at, explanation: { note: FORMULA } }),
    (at) => give(shopper, 120, { at, key: 'a', releasesAt: daysOn(4), expiresAt: daysOn(400) }),
    (at) => hold(shopper, 'h', 300, at),
    (at) => holdCapture(db(), at, 'h', { orderNumber: '1001', pointsMinor: 300 }),
    (at) => releaseDuePoints({ on: db(), at }),
    (at) => spendAtOnce(shopper, 250, 's', at),
    (at) => revoke(db(), at, { key: 'a', explanation: { reason: '不合适' }, actorId: null }),
    (at) => returnSpend(db(), at, { key: 'h', explanation: {}, actorId: null }),
    (at) => expireDuePoints({ on: db(), at }),
  ]
  for (const [day, step] of steps.entries()) {
    await step(daysOn(day))
    known.after.push({ at: daysOn(day), balance: await balanceOf(shopper) })
  }
})

describe('the balance as of a moment', () => {
  it('is what the tables said then, at every step', async () => {
    for (const { at, balance } of known.after) expect(await getPointsAsOf(ctx(), known.shopper, at)).toEqual(balance)
  })

  it('a millisecond earlier is the step before, and nothing before the first', async () => {
    for (const [n, { at }] of known.after.entries()) {
      const before = known.after[n - 1]?.balance ?? { available: 0, pending: 0, held: 0, debt: 0 }
      expect(await getPointsAsOf(ctx(), known.shopper, new Date(at.getTime() - 1))).toEqual(before)
    }
  })

  it('is asked in the shop’s own time', async () => {
    expect(await shopInstant(ctx(), '2040-03-01T12:00')).toEqual(today)
    for (const wrong of ['yesterday', '2040-13-01T00:00', '2040-03-01', '', undefined, ['2040-03-01T12:00']])
      expect(asOfSchema.parse(wrong)).toBeNull()
  })
})

describe('a statement', () => {
  it('leads from its opening to its closing, over every day', async () => {
    for (let day = 0; day < 9; day += 1) {
      const at = `2040-03-0${day + 1}`
      const frame = await findStatement(ctx(), known.shopper, { from: at, to: at })
      expect(frame?.opening.available).toBe(known.after[day - 1]?.balance.available ?? 0)
      expect(frame?.closing).toEqual(known.after[day]?.balance)
    }
    const lines: number[] = []
    const frame = await findStatement(ctx(), known.shopper, { from: '2040-03-01', to: '2040-03-31' })
    if (frame)
      for await (const batch of streamStatementLines(ctx(), frame)) lines.push(...batch.map(({ id }) => Number(id)))
    expect(new Set(lines).size).toBe(lines.length)
    expect(frame?.closing).toEqual(await balanceOf(known.shopper))
  })

  it('as CSV begins with a mark for Excel, says the running balance, and runs no formula', async () => {
    const text = (await read(known.shopper, 'csv')).toString()
    expect(text.charCodeAt(0)).toBe(0xfeff)
    expect(text).toContain('期初余额')
    expect(text).toContain(',-250,')
    expect(text).not.toMatch(/(^|,)"?=/m)
    const rows = text.trim().split('\n')
    expect(rows.at(-1)).toContain(`期末余额,,,${known.after.at(-1)?.balance.available},`)
  })

  it('as JSON is whole, with each posting’s own explanation', async () => {
    const found = JSON.parse((await read(known.shopper, 'json', 'en')).toString())
    expect(found.lines[0]).toMatchObject({
      change: { available: 500 },
      after: { available: 500 },
      explanation: { note: FORMULA },
    })
    expect(found.lines.at(-1).after).toEqual(found.closing)
    expect(found.lines.every(({ what }: { what: string }) => what.length > 0)).toBe(true)
  })

  it('as PDF is complete: every object where its table says, text that can be searched, a font that is inside', async () => {
    const pdf = await read(known.shopper, 'pdf')
    const text = pdf.toString('latin1')
    expect(text.startsWith('%PDF-1.7')).toBe(true)
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1])
    const entries = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => Number(at))
    for (const [n, at] of entries.entries()) expect(text.slice(at).startsWith(`${n + 1} 0 obj`)).toBe(true)
    const streams = [...text.matchAll(/\/Length (\d+) \/Filter \/FlateDecode[^>]*>>\nstream\n/g)].map((found) => {
      const from = found.index + found[0].length
      return inflateSync(pdf.subarray(from, from + Number(found[1])))
    })
    const unicode = streams.find((stream) => stream.includes('begincmap'))?.toString() ?? ''
    for (const character of '积分对账单期初余额不合适') {
      expect(unicode).toContain(`<${character.charCodeAt(0).toString(16).padStart(4, '0')}>`)
    }
    expect(streams.some((stream) => stream.readUInt32BE(0) === 0x00010000)).toBe(true)
    expect(pdf.length).toBeLessThan(200_000)
  })

  it('has what was not given, with its reason, between the lines of its time', async () => {
    const shopper = await newShopper()
    await give(shopper, 10, { at: daysOn(1) })
    const { rows: budgets } = await db().query(
      `insert into points_budget (code, title_zh, title_en) values ('empty-one', '生日礼', 'Birthday') returning id`,
    )
    const attempt = (key: string, day: number) =>
      db().query(
        `select points_award_from($1, $2, $3, 'manual', 'gift', 500, '{"note": "生日快乐"}', null, null, null, null, $4)`,
        [budgets[0]?.id, shopper, key, daysOn(day)],
      )
    await attempt('gift:1', 1)
    await attempt('gift:2', 1)
    await give(shopper, 5, { at: daysOn(2) })
    const { lines, closing } = JSON.parse((await read(shopper, 'json')).toString())
    const why = '本来要给 500 积分，预算发完了，这次没有发放。'
    const nothing = { posting: null, kind: 'not-given', what: '生日快乐', why, after: { available: 10 } }
    expect(lines).toMatchObject([{ change: { available: 10 } }, nothing, nothing, { change: { available: 5 } }])
    expect(lines[1].change).toEqual({ available: 0, pending: 0, held: 0, debt: 0 })
    expect(closing).toMatchObject({ available: 15 })
    const csv = (await read(shopper, 'csv')).toString()
    expect(csv.match(new RegExp(`生日快乐,${why},0,10,0,0,0,`, 'g'))).toHaveLength(2)
    expect((await read(shopper, 'pdf')).toString('latin1')).toContain('/Count 1 ')
  })

  it('of days that were quiet says so', async () => {
    const file = await statementFile(ctx(), known.shopper, {
      from: '2030-01-01',
      to: '2030-01-02',
      format: 'pdf',
      locale: 'en',
    })
    const pieces: Buffer[] = []
    for await (const piece of file?.body ?? []) pieces.push(Buffer.from(piece))
    expect(Buffer.concat(pieces).toString('latin1')).toContain('/Count 1 ')
  })

  describe('of ten thousand lines', () => {
    let shopper = ''
    beforeAll(async () => {
      shopper = await newShopper()
      // some at a time: a row that one transaction changes ten thousand times is read slower each time
      for (let from = 1; from <= 10_000; from += 250) {
        await db().query(
          `select points_award($1::uuid, 'many:' || $1::text || n, 'manual', 'gift', 1 + n % 7, '{"note": "满额礼"}', null, null, 'spend', null, null, $2::timestamptz + n * interval '10 seconds')
           from generate_series($3::int, $3 + 249) n`,
          [shopper, today, from],
        )
      }
    })

    it.each(['csv', 'json', 'pdf'] as const)('as %s holds all of them', { timeout: 60_000 }, async (format) => {
      const before = process.memoryUsage().rss
      const file = await read(shopper, format)
      if (format === 'csv') expect(file.toString().trim().split('\n')).toHaveLength(10_003)
      if (format === 'json') expect(JSON.parse(file.toString()).lines).toHaveLength(10_000)
      if (format === 'pdf') expect(Number(/\/Count (\d+)/.exec(file.toString('latin1'))?.[1])).toBeGreaterThan(300)
      expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000)
    })
  })

  it('whose lines do not lead to its closing is never finished', async () => {
    const { runningLines } = await import('./running-lines')
    const none = { available: 0, pending: 0, held: 0, debt: 0 }
    const lines = runningLines((async function* () {})(), { opening: none, closing: { ...none, available: 1 } })
    await expect(lines.next()).rejects.toThrow('closing')
  })

  it.each([
    { from: '2040-03-02', to: '2040-03-01' },
    { from: 'x', to: '2040-03-01' },
    { from: '2040-02-30', to: '2040-03-01' },
    { format: 'exe' },
  ])('%j is asked of nobody', (wrong) => {
    expect(statementSchema.safeParse({ from: '2040-03-01', to: '2040-03-02', format: 'csv', ...wrong }).success).toBe(
      false,
    )
  })
})
