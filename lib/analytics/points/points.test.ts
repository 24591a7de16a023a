import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { member, openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { periodOf } from '../rules'
import { rangeOf } from '../schema'
import { someWeeks } from '../season.fixture'
import { getBands, getPointsFigures } from './queries'
import { cohortsOf } from './rules'
import { saveBands } from './save-bands'

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

const one = async (text: string, values: unknown[] = []) => (await row<{ n: number }>(text, values))?.n ?? 0
const local = (column: string) => `(${column} at time zone 'Asia/Shanghai')::date`

test('flows, users and cohorts equal plain SQL over the journal', async () => {
  const period = periodOf(rangeOf({ range: '30' }), '2026-11-20')
  const found = await getPointsFigures(reader, period)
  const days = [period.from, period.to]
  const moved = (bucket: string, more: string) =>
    one(
      `select coalesce(sum(abs(e.amount_points)), 0)::int8 as n from entry e join posting p on p.id = e.posting_id
       where e.bucket = '${bucket}' and ${more} and ${local('p.at')} between $1 and $2`,
      days,
    )
  expect(found.now).toMatchObject({
    issued: await moved('issued', 'e.amount_points < 0'),
    redeemed: await moved('redeemed', 'e.amount_points > 0'),
    returned: await moved('redeemed', 'e.amount_points < 0'),
  })
  expect(found.now.redeemed).toBeGreaterThan(0)
  expect(found.now.users).toBe(
    await one(
      `select count(distinct p.account_id) as n from entry e join posting p on p.id = e.posting_id
       where e.bucket = 'redeemed' and e.amount_points > 0 and ${local('p.at')} between $1 and $2`,
      days,
    ),
  )
  // shares of those who were there at the end of the days, of both
  for (const [part, last] of [
    [found.now, period.to],
    [found.before, period.previousTo],
  ] as const) {
    const members = `select count(*) as n from account where staff_role is null and ${local('created_at')} <= $1`
    const holders = `select count(distinct p.account_id) as n from entry e join posting p on p.id = e.posting_id
      where e.bucket = 'issued' and e.amount_points < 0 and ${local('p.at')} <= $1`
    expect([part.members, part.holders]).toEqual([await one(members, [last]), await one(holders, [last])])
  }
  expect(found.now.holders).toBe(3)
  const cohorts = cohortsOf(found.cohorts, found.waiting, found.today)
  const lots = await rows<{ cohort: string; issued: number; pending: number; used: number }>(
    `select to_char(p.at at time zone 'Asia/Shanghai', 'YYYY-MM-01') as cohort, sum(l.original_points)::int8 as issued,
       coalesce(sum(l.remaining_points) filter (where l.state = 'pending'), 0)::int8 as pending,
       sum((select coalesce(sum(u.amount_points), 0) from lot_use u join posting x on x.id = u.posting_id
         left join points_hold h on h.posting_id = x.id
         where u.lot_id = l.id and (x.kind in ('spend', 'spend-return') or h.state = 'captured')))::int8 as used
     from lot l join posting p on p.id = l.posting_id group by 1 order by 1`,
  )
  expect(
    cohorts.map(({ cohort, issuedPoints, pendingPoints, usedPoints }) => ({
      cohort,
      issued: issuedPoints,
      pending: pendingPoints,
      used: usedPoints,
    })),
  ).toEqual(lots)
})

test('bands are the article’s until the shop states its own; every statement is kept and told', async () => {
  expect(await getBands(reader)).toMatchObject({ isStated: false, bands: { lowBps: 1_500, warnBps: 5_000 } })
  const { actor } = await member()
  const bands = { lowBps: 1_000, watchBps: 2_000, warnBps: 4_000, usageLowBps: 2_500 }
  const input = { bands, reason: '我们卖得慢', requestId: randomUUID() }
  const ctx = { actor: { ...actor, staffRole: 'owner' as const }, ...reader }
  expect(await saveBands(ctx, input)).toEqual({ ok: true, value: { saved: true } })
  expect(await saveBands(ctx, input)).toMatchObject({ ok: true })
  expect(await saveBands(ctx, { ...input, reason: '别的' })).toMatchObject({ refusal: 'key-reused' })
  expect(await getBands(reader)).toMatchObject({ isStated: true, bands, reason: '我们卖得慢' })
  const told = await rows(`select before, after from audit_log where action = 'analytics.bands.save'`)
  expect(told).toEqual([{ before: null, after: bands }])
  await expect(rows('delete from figure_bands')).rejects.toThrow()
})
