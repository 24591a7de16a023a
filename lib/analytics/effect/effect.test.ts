import { beforeAll, expect, test } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { couponReward } from '@/lib/rewards/reward.fixture'
import { foldNow } from '../fold/fold.fixture'
import { rangeOf } from '../schema'
import { someWeeks } from '../season.fixture'
import { getEffect } from './queries'

useTestDatabase()
const now = new Date('2026-11-20T21:15:00+08:00')
const reader = {
  at: now,
  get on() {
    return db()
  },
}

beforeAll(async () => {
  await openShop()
  await someWeeks(now, 40)
})

const local = (column: string) => `(${column} at time zone 'Asia/Shanghai')::date`
const one = async (text: string, values: unknown[]) => (await row<{ n: number }>(text, values))?.n ?? 0

/** Counted from the orders, entries and accounts themselves. */
async function counted(from: string, to: string) {
  const days = [from, to]
  const people = (more: string) =>
    one(
      `select count(distinct p.account_id) as n from posting p join entry e on e.posting_id = p.id
       where ${more} and ${local('p.at')} between $1 and $2`,
      days,
    )
  const firsts = `select account_id, min(paid_at) as at from shop_order where paid_at is not null group by 1`
  return {
    buyers: await one(
      `select count(distinct account_id) as n from shop_order where ${local('paid_at')} between $1 and $2`,
      days,
    ),
    newBuyers: await one(`select count(*) as n from (${firsts}) x where ${local('at')} between $1 and $2`, days),
    earned: await people("e.bucket = 'issued' and e.amount_points < 0"),
    used: await people("e.bucket = 'redeemed' and e.amount_points > 0"),
  }
}

test.each(['rows alone', 'folded'])('both sides equal plain SQL, %s', async (how) => {
  if (how === 'folded') await foldNow()
  const found = await getEffect(reader, rangeOf({ range: '7' }), null)
  // today is not over, and left out on both sides
  expect(found.now).toMatchObject(await counted('2026-11-14', '2026-11-19'))
  expect(found.before).toMatchObject(await counted('2026-11-07', '2026-11-12'))
  expect(found.now.buyers).toBeGreaterThan(0)
  expect(found.now.days).toHaveLength(6)
  const paid = await one(
    `select (select sum(total_minor) from shop_order where ${local('paid_at')} between $1 and $2)
       - (select coalesce(sum(amount_minor), 0) from refund where no is not null and ${local('created_at')} between $1 and $2) as n`,
    ['2026-11-14', '2026-11-19'],
  )
  expect(found.now.days.reduce((sum, day) => sum + day.revenueMinor, 0)).toBe(paid)
})

test('about a launch lie as many weeks on both sides, whatever the range asks for', async () => {
  const found = await getEffect(reader, rangeOf({ range: '90' }), '2026-11-06')
  expect(found).toMatchObject({ since: '2026-11-06', now: { from: '2026-11-06', to: '2026-11-19' } })
  expect(found.before).toMatchObject({ from: '2026-10-23', to: '2026-11-05' })
  expect(found.before).toMatchObject(await counted('2026-10-23', '2026-11-05'))
})

test('the first days of somebody new are no repurchase; a second week is', async () => {
  const early = await getEffect(reader, rangeOf({ range: 'custom', from: '2026-10-11', to: '2026-10-13' }), null)
  expect(early.lines[0]).toMatchObject({ metric: 'repurchase', now: 0 })
  const late = await getEffect(reader, rangeOf({ range: '7' }), null)
  expect(late.lines[0]).toMatchObject({ metric: 'repurchase', now: 1 })
})

test('what began is offered to be looked at when its first week is over, one line for a day', async () => {
  const begin = (day: string) =>
    rows(
      `insert into points_terms (effective_from, terms, reason) select $1::timestamptz, terms, 'x' from points_terms limit 1`,
      [`${day}T12:00:00+08:00`],
    )
  for (const day of ['2026-11-10', '2026-11-12', '2026-11-13']) await begin(day)
  for (const points of [1, 2, 3]) await couponReward(points)
  await rows(`update reward set starts_at = '2026-11-09T12:00:00+08:00'`)
  const { launches } = await getEffect(reader, rangeOf({}), null)
  expect(launches).toMatchObject([
    { kind: 'terms', day: '2026-11-12', more: 0 },
    { kind: 'terms', day: '2026-11-10', more: 0 },
    { kind: 'reward', day: '2026-11-09', more: 2 },
  ])
})
