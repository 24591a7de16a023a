import { beforeAll, describe, expect, test } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { sealJournal } from '@/lib/points/journal/seal-journal'
import { replaceInFunction } from '@/lib/points/ledger.fixture'
import { buy, giveBack, someWeeks } from '../season.fixture'
import { closeMonth } from './close-month'
import { getBooks } from './queries'
import { releasedBars, tellsFrom } from './rules'

useTestDatabase()

const now = new Date('2026-11-20T21:15:00+08:00')
let finance: Awaited<ReturnType<typeof staff>>
let late: { orderId: string }

const close = (month: string, at = now) => closeMonth({ ...finance, at }, { month })
const books = (month: string | null, at = now) => getBooks({ at, on: db() }, month)
const one = async (text: string, values: unknown[] = []) => (await row<{ n: number }>(text, values))?.n ?? 0

beforeAll(async () => {
  await openShop()
  finance = await staff('finance')
  const { accounts, variantId } = await someWeeks(now, 56)
  late = await buy(accounts[0] ?? '', variantId, { at: new Date('2026-09-29T12:00:00+08:00'), quantity: 9 })
  await sealJournal({ at: null, on: db() })
})

const barsOf = async (month: string | null) => {
  const found = await books(month)
  return releasedBars(found.closed, found)
}

test('months that are open are told together, and called so', async () => {
  expect(tellsFrom((await books(null)).figures)).toBe('2026-09-01')
  expect(await barsOf(null)).toMatchObject([{ from: '2026-09-01', month: '2026-11-01', isOpen: true }])
  expect(await barsOf('2026-09')).toMatchObject([{ from: '2026-09-01', month: '2026-09-01', isOpen: true }])
})

describe('a month is closed', () => {
  test('in order, once it is over, and the first is the month of the first points', async () => {
    expect(await close('2026-10')).toMatchObject({
      ok: false,
      refusal: 'month-not-next',
      details: { month: '2026-09-01' },
    })
    expect(await close('2026-09', new Date('2026-10-01T00:30:00+08:00'))).toMatchObject({ refusal: 'month-not-over' })
    expect(await close('2026-09')).toEqual({ ok: true, value: { month: '2026-09', isNew: true } })
    expect(await close('2026-09')).toEqual({ ok: true, value: { month: '2026-09', isNew: false } })
    expect(await one(`select count(*) as n from audit_log where action = 'finance.close'`)).toBe(1)
  })

  test('its points are those of the entries, its price is that of the orders', async () => {
    const { figures, state, recount } = await books('2026-09')
    expect([state, recount]).toEqual(['closed', { points: 0, minor: 0 }])
    const inMonth = (text: string) =>
      one(`${text} and at >= '2026-09-01T00:00:00+08:00' and at < '2026-10-01T00:00:00+08:00'`)
    const left = `select coalesce(sum(amount_points), 0)::int8 as n from entry e join posting p on p.id = e.posting_id
      where e.bucket in ('available', 'pending', 'held')`
    expect(figures.spend.closingPoints + figures.marketing.closingPoints).toBe(await inMonth(left))
    const { available, pending, held } = figures.buckets
    expect(available + pending + held).toBe(figures.spend.closingPoints)
    const paid = await one(
      `select sum(goods_minor - coupon_minor - points_minor) as n from shop_order
       where award_points > 0 and paid_at >= '2026-09-01T00:00:00+08:00' and paid_at < '2026-10-01T00:00:00+08:00'`,
    )
    const [cohort] = figures.cohorts
    expect(cohort?.basis?.priceMinor).toBe(Math.round((paid * 10_000) / (10_000 + figures.terms.taxIncludedBps)))
    // nothing is planned and nothing seen, so all are expected: worth a fen each
    expect(figures.estimate).toMatchObject({ source: 'all' })
    expect(cohort?.basis?.worthMinor).toBe(cohort?.issued)
  })

  test('its entries balance, and tell how the liability came to be what it is', async () => {
    const { journal, figures } = await books('2026-09')
    const { spend } = figures
    const side = (which: 'debit' | 'credit') =>
      journal.filter((line) => line.side === which).reduce((sum, line) => sum + line.amountMinor, 0)
    expect(side('debit')).toBe(side('credit'))
    expect(side('debit')).toBeGreaterThan(0)
    expect(spend.openingMinor + spend.addedMinor - spend.cancelledMinor - spend.releasedMinor).toBe(spend.closingMinor)
    expect(journal).toContainEqual({
      entry: 'deferral',
      account: 'contract-liability',
      side: 'credit',
      amountMinor: spend.addedMinor,
    })
  })

  test('what happens later to its points is of the month in which it happens', async () => {
    const before = await books('2026-09')
    const open = await books('2026-10')
    await giveBack(late.orderId, new Date('2026-10-20T12:00:00+08:00'))
    const after = await books('2026-09')
    expect(after.figures).toEqual(before.figures)
    expect(after.recount).toEqual({ points: 0, minor: 0 })
    const { figures } = await books('2026-10')
    expect(figures.spend.moved.takenBack).toBeGreaterThan(open.figures.spend.moved.takenBack)
    expect(figures.spend.cancelledMinor).toBeGreaterThan(open.figures.spend.cancelledMinor)
    expect(figures.spend.openingPoints).toBe(before.figures.spend.closingPoints)
    expect(figures.spend.correctionPoints).toBe(0)
    await close('2026-10')
    expect((await books('2026-10')).figures).toEqual(figures)
  })

  test('and never opened again', async () => {
    const never = /append-only/
    await expect(rows(`update month_close set figures = '{}'`)).rejects.toThrow(never)
    await expect(rows('delete from month_close')).rejects.toThrow(never)
    await expect(rows('truncate month_close')).rejects.toThrow(never)
  })
})

test('the books of now stand between months, with what is expected and what ends soon', async () => {
  const found = await books(null)
  expect(found).toMatchObject({ shown: '2026-11-01', state: 'running', next: { month: '2026-11-01', isOver: false } })
  const balance = await one(
    'select sum(available_points + pending_points + held_points)::int8 as n from points_balance',
  )
  expect(found.figures.spend.closingPoints + found.figures.marketing.closingPoints).toBe(balance)
  expect(found.closed.map(({ month }) => month)).toEqual(['2026-10-01', '2026-09-01'])
  // each month once, so that together they are all that was ever earned
  const bars = await barsOf(null)
  expect(bars.map(({ from, month, isOpen }) => [from, month, isOpen])).toEqual([
    ['2026-09-01', '2026-09-01', false],
    ['2026-10-01', '2026-10-01', false],
    ['2026-11-01', '2026-11-01', true],
  ])
  const ever = found.figures.cohorts.reduce((sum, { releasedMinor }) => sum + releasedMinor, 0)
  expect(bars.reduce((sum, { releasedMinor }) => sum + releasedMinor, 0)).toBe(ever)
  expect(await books('2031-01')).toMatchObject({ shown: '2026-11-01' })
})

const december = new Date('2026-12-03T09:00:00+08:00')
const january = new Date('2027-01-03T09:00:00+08:00')

describe('two who close at once', () => {
  test('close one month, and both are told so', async () => {
    const both = await Promise.all([close('2026-11', december), close('2026-11', december)])
    expect(both.every(({ ok }) => ok)).toBe(true)
    expect(both.filter((done) => done.ok && done.value.isNew)).toHaveLength(1)
  })

  test('without the lock one of them is thrown out by the chain itself', async () => {
    const mend = await replaceInFunction(
      'month_close_begin',
      'LOCK TABLE month_close IN SHARE ROW EXCLUSIVE MODE',
      'PERFORM pg_sleep(0.2)',
    )
    try {
      const tries = await Promise.allSettled([close('2026-12', january), close('2026-12', january)])
      expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    } finally {
      await mend()
    }
  })
})

test('the books are in order', async () => {
  expect((await brokenInvariants()).filter((law) => !law.startsWith('I25') && !law.startsWith('I09'))).toEqual([])
})
