import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { member, onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { paid } from '@/lib/checkout/tiers.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { dayIn } from '@/lib/kernel/time'
import { give } from '@/lib/points/ledger.fixture'
import { publishSegments } from '@/lib/shoppers/segments/publish-segments'
import { listSegmentVersions, liveSegments } from '@/lib/shoppers/segments/queries'
import { risingFrom, type SegmentFacts, scoresOf, segmentCodes, segmentsOf } from '@/lib/shoppers/segments/rules'
import { daysFrom } from '../rules'
import { buy, giveBack } from '../season.fixture'
import { countShoppers } from './count-shoppers'
import { findShopper, getShoppersReport, listShoppers } from './queries'
import { shopperFilterSchema } from './schema'

useTestDatabase()

// half past midnight in Shanghai: the UTC day is still the one before
const now = new Date('2026-11-20T00:30:00+08:00')
const zone = 'Asia/Shanghai'
const ago = (days: number, hours = 0) => new Date(now.getTime() - (days * 24 + hours) * 3_600_000)

const someone = fc.array(
  fc.record({
    days: fc.integer({ min: 1, max: 260 }),
    hours: fc.nat(23),
    pieces: fc.integer({ min: 1, max: 6 }),
    fate: fc.nat(9),
    spends: fc.boolean(),
  }),
  { maxLength: 7 },
)

const cuts = { recencyDays: [20, 50, 110, 200], orders: [2, 3, 4, 5], spentMinor: [40_00, 90_00, 150_00, 250_00] }
const terms = { ...cuts, bigPoints: 60, idleDays: 60, expiringDays: 150, newDays: 25 }

const shoppers: string[] = []

beforeAll(async () => {
  await openShop()
  await rows(
    `insert into segment_terms (request_key, terms, reason, created_at) values ('cuts', $1, 'tried', '2026-01-01')`,
    [JSON.stringify(terms)],
  )
  const cup = await onShelf({ stock: 9_000 })
  for (const orders of fc.sample(someone, { numRuns: 30, seed: 20261120 })) {
    const { actor } = await member()
    await row('update account set created_at = $2 where id = $1', [actor.id, ago(300)])
    shoppers.push(actor.id)
    for (const one of orders.sort((a, b) => b.days - a.days)) await shop(actor.id, cup, one)
  }
})

async function shop(
  id: string,
  cup: string,
  { days, hours, pieces, fate, spends }: { days: number; hours: number; pieces: number; fate: number; spends: boolean },
) {
  const at = ago(days, hours)
  await rows('select points_release_due($1, 1000)', [at])
  const had = await row<{ n: number }>('select available_points as n from points_balance where account_id = $1', [id])
  const spentPoints = spends && (had?.n ?? 0) >= 100 ? 100 : 0
  const { orderId } = await buy(id, cup, { at, quantity: pieces, spentPoints, paid: fate !== 0 })
  if (fate === 1) await giveBack(orderId, ago(days, hours - 3))
  if (fate === 2 && pieces > 1) await giveBack(orderId, ago(days, hours - 3), 1)
}

/** The figures that segments are made of, worked out from plain rows. */
async function factsOf(id: string): Promise<SegmentFacts> {
  const orders = await rows<{ at: Date; state: string; net: number }>(
    `select paid_at as at, state, goods_minor - coupon_minor - points_minor - refunded_minor + refunded_shipping_minor as net
     from shop_order where account_id = $1 and paid_at is not null order by paid_at`,
    [id],
  )
  const kept = orders.filter(({ state }) => state !== 'refunded')
  const postings = await rows<{ at: Date; kind: string }>('select at, kind from posting where account_id = $1', [id])
  const used = postings.filter(({ kind }) => ['spend', 'exchange', 'draw'].includes(kind)).map(({ at }) => at.getTime())
  const balance = await row<{ available: number; pending: number }>(
    'select available_points as available, pending_points as pending from points_balance where account_id = $1',
    [id],
  )
  const lots = await rows<{ at: Date }>(
    `select expires_at as at from lot where account_id = $1 and state = 'active' and remaining_points > 0`,
    [id],
  )
  const since = (at: Date | undefined) => (at ? daysFrom(dayIn(at, zone), dayIn(now, zone)) - 1 : null)
  return {
    daysSinceJoined: 300,
    orders: kept.length,
    spentMinor: kept.reduce((sum, { net }) => sum + net, 0),
    daysSinceFirst: since(kept[0]?.at),
    daysSinceLast: since(kept.at(-1)?.at),
    availablePoints: balance?.available ?? 0,
    pendingPoints: balance?.pending ?? 0,
    endsSoon: lots.some(({ at }) => {
      const last = dayIn(new Date(at.getTime() - 1), zone)
      return at > now && daysFrom(dayIn(now, zone), last) - 1 <= terms.expiringDays
    }),
    daysSinceUsed: used.length > 0 ? since(new Date(Math.max(...used))) : null,
  }
}

const byOne = async (id: string) => (await row<{ s: string[] }>('select segments_of($1, $2) as s', [id, now]))?.s
const ofAll = async () => {
  const found = await rows<{ id: string; s: string[] }>(
    'select account_id as id, segments_named(bits) as s from shoppers_scored($1)',
    [now],
  )
  return new Map(found.map(({ id, s }) => [id, s]))
}

async function agree() {
  const all = await ofAll()
  const seen = new Set<string>()
  for (const id of shoppers) {
    const expected = segmentsOf(await factsOf(id), terms)
    for (const code of expected) seen.add(code)
    expect(await byOne(id), id).toEqual(expected)
    expect(all.get(id), id).toEqual(expected)
  }
  return seen
}

const fold = (at: Date) => row('select shoppers_fold((select coalesce(max(id), 0) from posting), $1)', [at])

test('a shopper’s segments are what the plain rows make them, asked one by one, of all, folded, and after more has happened', async () => {
  expect(await liveSegments(now)).toEqual(terms)
  const seen = await agree()
  // each segment has somebody, or nothing was tried
  expect([...seen].sort()).toEqual([...segmentCodes].sort())
  await fold(ago(1))
  await agree()
  const cup = await onShelf({ stock: 99 })
  await shop(shoppers[0] ?? '', cup, { days: 0, hours: 12, pieces: 6, fate: 5, spends: true })
  await agree()
  await fold(now)
  await agree()
  expect((await brokenInvariants()).filter((law) => /^I1(17|26)/.test(law))).toEqual([])
})

test('are folded some at a step, and what is read does not know of it; a step that is broken off has done nothing', async () => {
  await rows('delete from shopper_figures')
  await rows(`update shopper_fold set posting_id = 0, orders_at = '-infinity'`)
  // a shop that has just moved to another zone has somebody due before anything was folded: the first step begins with everybody all the same
  await rows('insert into shopper_due select id from account order by id limit 3')
  const step = async () =>
    (await row<{ left: number }>('select shoppers_fold((select max(id) from posting), $1, 4) as left', [now]))?.left ??
    0
  const before = await step()
  await agree()
  await rows(`do $$ begin perform shoppers_fold((select max(id) from posting), null, 4); raise 'killed'; end $$`).catch(
    () => null,
  )
  // who does something meanwhile is late whichever side of the step they are on
  const cup = await onShelf({ stock: 99 })
  for (const id of [...shoppers].sort().filter((_, place) => place === 0 || place === 29))
    await shop(id, cup, { days: 0, hours: 1, pieces: 1, fate: 5, spends: false })
  await agree()
  const everybody = (await row<{ n: number }>('select count(*)::int as n from account'))?.n ?? 0
  expect([before, await step()]).toEqual([everybody - 4, everybody - 8])
  await agree()
  expect((await brokenInvariants()).filter((law) => /^I1(17|26)/.test(law))).toEqual([])
  let steps = 2
  while ((await step()) > 0) steps += 1
  expect(steps).toBe(Math.ceil(everybody / 4) - 1)
  await agree()
  await fold(now)
  expect((await brokenInvariants()).filter((law) => /^I1(17|26)/.test(law))).toEqual([])
})

test('an order that is written down late is not lost, though it moves no points and is dated before the fold', async () => {
  const { actor } = await member()
  const orders = async () =>
    (await row<{ n: number }>('select orders as n from shoppers_now() where account_id = $1', [actor.id]))?.n ?? 0
  await fold(now)
  await paid(actor.id, new Date(now.getTime() - 10 * 60_000), 50_00)
  expect(await orders()).toBe(1)
  await fold(now)
  expect(await row('select orders from shopper_figures where account_id = $1', [actor.id])).toEqual({ orders: 1 })
})

test('the page’s figures are sums over shoppers, each worked out from plain rows', async () => {
  const everybody = await rows<{ id: string }>('select id from account where staff_role is null')
  const facts = await Promise.all(everybody.map(async ({ id }) => ({ ...(await factsOf(id)), id })))
  const bought = facts.filter(({ orders }) => orders > 0)
  const sum = (of: readonly { spentMinor: number }[]) => of.reduce((all, { spentMinor }) => all + spentMinor, 0)
  const report = await getShoppersReport({ at: now, on: db() })
  expect(report).toMatchObject({ shoppers: facts.length, buyers: bought.length, spentMinor: sum(facts), terms })
  for (const { code, shoppers: count, spentMinor, availablePoints, pendingPoints } of report.segments) {
    // whoever came with the second test joined today
    const of = facts.filter(({ id, ...one }) =>
      segmentsOf({ ...one, daysSinceJoined: shoppers.includes(id) ? 300 : 0 }, terms).includes(code),
    )
    expect({ code, count, spentMinor }).toEqual({ code, count: of.length, spentMinor: sum(of) })
    expect(availablePoints + pendingPoints).toBe(
      of.reduce((all, one) => all + one.availablePoints + one.pendingPoints, 0),
    )
    const listed = await listShoppers({ on: db(), at: now }, shopperFilterSchema.parse({ segment: code }))
    expect(listed.total, code).toBe(of.length)
  }
  const scored = bought.map((one) => ({ ...one, ...scoresOf(one, terms) }))
  for (const cell of report.cells) {
    const of = scored.filter(({ r, f, m }) => r === cell.r && f === cell.f && m === cell.m)
    expect(cell).toMatchObject({ shoppers: of.length, spentMinor: sum(of) })
  }
  expect(report.cells.reduce((all, cell) => all + cell.shoppers, 0)).toBe(bought.length)
  const listed = await listShoppers({ on: db(), at: now }, shopperFilterSchema.parse({ sort: 'spent' }))
  for (const { id, orders, spentMinor } of listed.shoppers)
    expect(facts.find((one) => one.id === id)).toMatchObject({ orders, spentMinor })
  expect(listed.shoppers[0]?.spentMinor).toBe(Math.max(...facts.map(({ spentMinor }) => spentMinor)))
  expect(await findShopper({ on: db(), at: now }, listed.shoppers[0]?.id ?? '')).toMatchObject(listed.shoppers[0] ?? {})
  const dearest = bought.toSorted((a, b) => b.spentMinor - a.spentMinor)
  for (const point of report.curve) {
    const count = Math.ceil((bought.length * point.percent) / 100)
    expect(point).toMatchObject({ shoppers: count, spentMinor: sum(dearest.slice(0, count)) })
  }
  const [first] = report.top
  expect((first?.availablePoints ?? 0) + (first?.pendingPoints ?? 0)).toBe(
    Math.max(...facts.map((one) => one.availablePoints + one.pendingPoints)),
  )
})

test('the head of the whole list is what a filter that finds everybody comes to, staff who bought and merged accounts too', async () => {
  const list = (q: string) => listShoppers({ on: db(), at: now }, shopperFilterSchema.parse({ q }))
  const changes = [`staff_role = 'clerk'`, 'staff_role = null', 'merged_into = $2, suspended_at = now()']
  for (const change of [...changes, 'merged_into = null, suspended_at = null']) {
    const values = change.includes('$2') ? [shoppers[0], shoppers[1]] : [shoppers[0]]
    await db().query(`update account set ${change} where id = $1`, values)
    expect(await list('')).toEqual(await list('@'))
  }
})

test('a report that is kept is the one that would be counted, and it is read for an hour where shoppers are many', async () => {
  const live = await getShoppersReport({ at: now, on: db() })
  await countShoppers({ at: now, on: db() })
  await countShoppers({ at: now, on: db() })
  const kept = await row<{ report: object; standing: number }>(
    'select report, (select count(*) from shopper_standing) as standing from shopper_report',
  )
  expect(live).toMatchObject({ ...kept?.report, top: live.top, speakers: live.speakers })
  expect(kept?.standing).toBe(live.shoppers)
  const readAt = async (minutes: number) => {
    const at = new Date(now.getTime() + minutes * 60_000)
    return (await getShoppersReport({ at, on: db() })).at.getTime() - at.getTime()
  }
  expect(await readAt(30)).toBe(0)
  await rows(`update shopper_report set report = report || '{"shoppers": 5001}'`)
  expect([await readAt(30), await readAt(61)]).toEqual([-30 * 60_000, 0])
})

test.each([
  ['now', now],
  ['dated before the fold', ago(1)],
])('a merge makes one shopper of two, folded or not: %s', async (_, at) => {
  const [request, into] = [randomUUID(), shoppers[1] ?? '']
  const { actor } = await member()
  const cup = await onShelf({ stock: 9 })
  await buy(actor.id, cup, { at: ago(3), quantity: 2 })
  await give(actor.id, 50, { at: ago(2) })
  await fold(now)
  const count = async (id: string) =>
    (await row<{ n: number }>('select orders as n from shoppers_now() where account_id = $1', [id]))?.n ?? 0
  const [before, other] = [await count(into), await count(actor.id)]
  const clerk = (await member()).actor.id
  await row('select accounts_merge($1, $2, $3, $4, $5, $6)', [actor.id, into, request, '同一人', clerk, at])
  expect([await count(into), await count(actor.id)]).toEqual([before + other, 0])
  await fold(now)
  expect([await count(into), await count(actor.id)]).toEqual([before + other, 0])
  expect((await brokenInvariants()).filter((law) => /^I1(17|26)/.test(law))).toEqual([])
})

test('cuts are stated once per request, hold from then on, and keep what they were', async () => {
  const ask = { terms: { ...terms, newDays: 26 }, reason: '换季', requestId: randomUUID() }
  const state = (input: typeof ask) => publishSegments({ actor: null, at: now, on: db() }, input)
  const twice = await Promise.all([state(ask), state(ask)])
  expect(new Set(twice.map((one) => one.ok && one.value.versionId)).size).toBe(1)
  expect(await state({ ...ask, terms })).toMatchObject({ refusal: 'key-reused' })
  expect(await liveSegments(now)).toEqual(ask.terms)
  expect(await liveSegments(ago(1))).toEqual(terms)
  expect(await listSegmentVersions({ on: db() })).toMatchObject([{ reason: '换季' }, { reason: 'tried' }])
  const written = await row(
    `select before->'newDays' as was, after->'newDays' as "is" from audit_log where action = 'shoppers.segments.publish'`,
  )
  expect(written).toEqual({ was: 25, is: 26 })
})

test('fifths that are the same become cuts that rise', () => {
  expect(risingFrom([1, 1, 2, 2])).toEqual([1, 2, 3, 4])
  expect(risingFrom([0, 0, 0, 9])).toEqual([1, 2, 3, 9])
  expect(risingFrom([5, 20, 80, 300])).toEqual([5, 20, 80, 300])
})
