import { beforeAll, describe, expect, test } from 'vitest'
import { buy, giveBack, someWeeks } from '@/lib/analytics/season.fixture'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { wordsOf } from '../refunds/bought.fixture'
import type { RefundScope } from '../refunds/schema'
import { preview } from '../refunds/store'
import { isPartlyRefunded } from '../rules'
import { findStaffOrder, listOrders, ordersToExport } from './queries'
import { orderFilterSchema } from './schema'

useTestDatabase()

const ctx = () => ({ on: db() })
const now = new Date('2026-11-20T21:15:00+08:00')
let season: { accounts: string[]; variantId: string }

beforeAll(async () => {
  await openShop()
  season = await someWeeks(now, 14)
})

const list = (query: Record<string, unknown> = {}) => listOrders(ctx(), orderFilterSchema.parse(query))

describe('the list of orders', () => {
  test('counts and sums all that it finds, and shows a page of it, newest first', async () => {
    const found = await list()
    const all = await row<{ n: number; sum: number }>(
      'select count(*) as n, sum(total_minor)::int8 as sum from shop_order',
    )
    expect(found).toMatchObject({ total: all?.n, totalMinor: all?.sum, pages: 2 })
    expect(found.orders).toHaveLength(25)
    const times = found.orders.map((order) => order.placedAt.getTime())
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    const last = await list({ page: '2' })
    expect(last.orders).toHaveLength(found.total - 25)
  })

  test('is narrowed by state, day, number, name and shopper', async () => {
    expect((await list({ state: 'awaiting_payment' })).total).toBe(1)
    const refunded = await list({ state: 'refunded', by: 'refunded', from: '2026-11-01', to: '2026-11-20' })
    expect(refunded.total).toBeGreaterThan(0)
    expect(refunded.orders.every((order) => order.refundedAt !== null)).toBe(true)
    const { orders } = await list()
    const number = orders[3]?.number ?? 0
    expect((await list({ q: `#${number}` })).orders.map((order) => order.number)).toEqual([number])
    expect((await list({ q: '李雷' })).total).toBe((await list()).total)
    expect((await list({ q: '%' })).total).toBe(0)
    const mine = await list({ shopper: season.accounts[0] })
    expect(new Set(mine.orders.map((order) => order.accountId))).toEqual(new Set([season.accounts[0]]))
  })

  test.each(['day', 'day-up', 'total', 'total-up', 'points', 'points-up'])(
    'stands by %s, and its pages lose no order and show none twice where many are alike',
    async (sort) => {
      const pages = await Promise.all([list({ sort }), list({ sort, page: '2' })])
      const got = pages.flatMap(({ orders }) => orders)
      const column = { day: 'placed_at', total: 'total_minor', points: 'award_points' }[sort.replace('-up', '')]
      const way = sort.endsWith('-up') ? 'asc' : 'desc'
      const all = await rows<{ number: number }>(
        `select number from shop_order order by ${column} ${way}, number ${way}`,
      )
      expect(got.map(({ number }) => number)).toEqual(all.map(({ number }) => number))
      expect(new Set(got.map((order) => order.totalMinor)).size).toBeLessThan(got.length)
    },
  )

  test('takes no notice of filters that are none', () => {
    const wrong = {
      state: 'lost',
      sort: 'total; drop table shop_order',
      by: 'week',
      from: '2026-13-01',
      page: '-4',
      shopper: "' or 1=1",
      q: ['a', 'b'],
    }
    expect(orderFilterSchema.parse(wrong)).toEqual(orderFilterSchema.parse({}))
  })

  test('goes into a spreadsheet whole', async () => {
    const { text, values } = ordersToExport(orderFilterSchema.parse({}))
    expect((await rows(text, values)).length).toBe((await list()).total)
  })
})

test('one order shows its money, its points and the lots that it spent', async () => {
  const spender = (await list()).orders.find((order) => order.spentPoints > 0 && order.paidAt)
  const order = await findStaffOrder(ctx(), spender?.id ?? '')
  expect(order).toMatchObject({ state: spender?.state, shopper: { id: spender?.accountId } })
  expect(order?.payments).toHaveLength(1)
  expect(order?.spentLots.reduce((sum, lot) => sum + lot.points, 0)).toBe(order?.spentPoints)
  expect(order?.postings.map((posting) => posting.kind)).toEqual(
    expect.arrayContaining(['hold', 'spend', 'order-award']),
  )
  expect(await findStaffOrder(ctx(), '00000000-0000-4000-8000-000000000000')).toBeNull()
})

describe('what a refund is said to do is what it does', () => {
  const balance = (accountId: string) =>
    row<{ available: number; pending: number; debt: number }>(
      'select available_points as available, pending_points as pending, debt_points as debt from points_balance where account_id = $1',
      [accountId],
    )
  const plus = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

  async function refundAndCompare(orderId: string, accountId: string, at: Date, pieces: number | null = null) {
    const scope: RefundScope =
      pieces === null
        ? { kind: 'rest' }
        : { kind: 'pieces', lines: [{ position: 0, quantity: pieces }], shippingMinor: 0 }
    const seen = await preview(wordsOf(orderId, scope), accountId, at, db())
    if (!seen.ok) throw new Error(seen.refusal)
    const said = seen.value
    const before = await balance(accountId)
    await giveBack(orderId, at, pieces)
    const after = await balance(accountId)
    const sum = (one: typeof before) => (one?.available ?? 0) + (one?.pending ?? 0) - (one?.debt ?? 0)
    expect(sum(after) - sum(before)).toBe(said.returnedPoints - said.revokedPoints)
    expect((after?.debt ?? 0) - (before?.debt ?? 0)).toBe(said.owedPoints - said.nettedPoints)
    return said
  }

  test('while the points are pending', async () => {
    const [account = ''] = season.accounts
    const { orderId } = await buy(account, season.variantId, { at: plus(1), quantity: 4 })
    expect(await refundAndCompare(orderId, account, plus(3))).toMatchObject({
      returnedPoints: 0,
      revokedPoints: 79,
      owedPoints: 0,
    })
  })

  test('when they were released, and points were spent on it', async () => {
    const [, account = ''] = season.accounts
    const { orderId } = await buy(account, season.variantId, { at: plus(5), quantity: 4, spentPoints: 100 })
    await rows('select points_release_due($1, 1000)', [plus(24 * 9)])
    expect(await refundAndCompare(orderId, account, plus(24 * 9 + 1))).toMatchObject({
      returnedPoints: 100,
      owedPoints: 0,
    })
  })

  test('when they have been spent elsewhere: the rest is owed', async () => {
    const [, , account = ''] = season.accounts
    const { orderId } = await buy(account, season.variantId, { at: plus(5), quantity: 11 })
    await rows('select points_release_due($1, 1000)', [plus(24 * 9)])
    const have = (await balance(account))?.available ?? 0
    await rows(`select points_spend($1, $2, 'spend', 'test', $3, '{}', $4)`, [
      account,
      `spend:${orderId}`,
      have - 10,
      plus(24 * 9 + 1),
    ])
    const said = await refundAndCompare(orderId, account, plus(24 * 9 + 2))
    expect(said.owedPoints).toBe(said.revokedPoints - 10)
  })

  test('for some of the pieces, and the page and the list say what has gone back', async () => {
    const [account = ''] = season.accounts
    const { orderId } = await buy(account, season.variantId, { at: plus(1), quantity: 4 })
    const said = await refundAndCompare(orderId, account, plus(3), 1)
    expect(said).toMatchObject({ moneyMinor: 1990, revokedPoints: 19 })
    const order = await findStaffOrder(ctx(), orderId)
    expect(order).toMatchObject({
      state: 'paid',
      refundedMinor: 1990,
      revokedPoints: 19,
      shortfall: 'debt',
      graceDays: 14,
    })
    expect(order?.lines[0]).toMatchObject({ position: 0, refundedQuantity: 1, refundedNetMinor: 1990 })
    expect(order?.refunds).toMatchObject([
      { no: 1, amountMinor: 1990, lines: [{ position: 0, quantity: 1, netMinor: 1990 }] },
    ])
    expect(order && isPartlyRefunded(order)).toBe(true)
    const day = '2026-11-21'
    const found = await list({ by: 'refunded', from: day, to: day })
    expect(found.orders.map((one) => one.id)).toContain(orderId)
    expect(await list({ by: 'refunded', from: '2026-11-22', to: '2026-11-22' })).toMatchObject({ total: 0 })
  })
})
