import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { useTestDatabase } from '@/lib/db/testing'
import { dayIn, dayStartIn, endOfDayIn, plusDays, plusMonths, startOfDayIn } from '@/lib/kernel/time'
import { moveShop } from '@/lib/shop/move-shop.fixture'
import { shoppersByTier, type TierKeep, tierStanding } from '@/lib/tiers/queries'
import { countsFrom, heldOf, leastOf, type TierLevel, type TierMeasure } from '@/lib/tiers/rules'
import { tierTermsSchema } from '@/lib/tiers/schema'
import { tryTiers } from '@/lib/tiers/try-tiers'
import { did, paid, somebody, stateTiers, twoLevels, twoLevelsByPoints } from './tiers.fixture'

useTestDatabase()
beforeAll(openShop)
afterAll(() => moveShop('Asia/Shanghai'))

type Terms = { measure: TierMeasure; window: 'rolling' | 'year'; windowMonths: number; graceDays: number }
type Order = { at: Date; minor: number; isDeed: boolean }

// ends of short months, the leap day, the turn of two years and the hours around midnight
const instant = fc.oneof(
  fc.date({ min: new Date('2023-12-01'), max: new Date('2025-04-10'), noInvalidDate: true }),
  fc
    .tuple(
      fc.constantFrom('2023-12-31', '2024-01-31', '2024-02-29', '2024-11-30', '2024-12-31', '2025-02-28', '2025-03-31'),
      fc.nat(47),
    )
    .map(([day, half]) => new Date(Date.parse(`${day}T00:00:00Z`) + half * 1_800_000)),
)
const DAY = 86_400_000
const aCase = instant.chain((now) =>
  fc.record({
    now: fc.constant(now),
    orders: fc.array(
      fc.record({
        at: fc.oneof(
          instant,
          fc.integer({ min: 1, max: 400 * DAY }).map((back) => new Date(now.getTime() - back)),
        ),
        minor: fc.integer({ min: 1, max: 20 }).map((n) => n * 150_00),
        isDeed: fc.boolean(),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    terms: fc.record({
      measure: fc.constantFrom('spend' as const, 'points' as const),
      window: fc.constantFrom('rolling' as const, 'rolling' as const, 'year' as const),
      windowMonths: fc.constantFrom(1, 2, 6, 12),
      graceDays: fc.constantFrom(0, 0, 1, 30, 100, 365),
    }),
    when: fc.integer({ min: 0, max: 9 }),
  }),
)

/** A deed is nothing that was paid; an order earns a point for each ¥1, a deed as much. */
const amountOf = ({ minor, isDeed }: Order, measure: TierMeasure): number =>
  measure === 'points' ? minor / 100 : isDeed ? 0 : minor

const levelsBy = (measure: TierMeasure): TierLevel[] =>
  tierTermsSchema.parse({ measure, windowMonths: 12, levels: measure === 'points' ? twoLevelsByPoints : twoLevels })
    .levels

/** Day after day, as one would count by hand: the most that counted at the end of a day since which a level is still kept. */
function byHand(orders: readonly Order[], now: Date, terms: Terms, zone: string): number {
  const from = (day: Date) =>
    terms.window === 'year'
      ? dayStartIn(`${dayIn(day, zone).slice(0, 4)}-01-01`, zone)
      : plusMonths(startOfDayIn(day, zone), -terms.windowMonths, zone)
  let most = 0
  for (let back = 0; back <= terms.graceDays; back++) {
    const day = plusDays(startOfDayIn(now, zone), -back, zone)
    const [since, until] = [from(day), endOfDayIn(day, zone)]
    const counted = orders.filter(({ at }) => at >= since && at < until && at < now)
    most = Math.max(
      most,
      counted.reduce((sum, order) => sum + amountOf(order, terms.measure), 0),
    )
  }
  return most
}

const heldAt = async (account: string, at: Date): Promise<number> =>
  (await row<{ held: number }>(`select (tier_standing($1, $2)->>'held')::int as held`, [account, at]))?.held ?? -1

const zones = ['Asia/Shanghai', 'Pacific/Auckland', 'Pacific/Honolulu', 'Europe/Berlin'].map((zone, place) => ({
  zone,
  place,
}))

describe.each(zones)('a level in $zone', ({ zone, place }) => {
  beforeAll(() => moveShop(zone))

  it('is the most that counted since it is still kept, and is kept until its last day by what it says', async () => {
    const seen = { levels: 0, kept: 0, later: 0, never: 0 }
    for (const { orders, now, terms, when } of fc.sample(aCase, { numRuns: 45, seed: 20261122 + place })) {
      const said = JSON.stringify({ orders, now, terms, zone })
      await stateTiers({ ...terms, levels: levelsBy(terms.measure) })
      const account = await somebody()
      for (const { at, minor, isDeed } of orders)
        await (isDeed ? did(account, at, minor / 100) : paid(account, at, minor))
      const held = byHand(orders, now, terms, zone)
      expect(await heldAt(account, now), said).toBe(held)
      const parts = orders
        .filter(({ at }) => at < now)
        .map((order) => ({ day: dayIn(order.at, zone), amount: amountOf(order, terms.measure) }))
      expect(heldOf(terms, parts, dayIn(now, zone)), said).toBe(held)
      const keep = await keepsItsWord(account, now, { zone, when, said, measure: terms.measure })
      if (!keep) continue
      seen.levels += 1
      if (keep.missing === null) seen.never += 1
      else if (keep.fromDay) seen.later += 1
      else seen.kept += 1
    }
    // each way to lose a level was met, or nothing was tried
    expect(Math.min(seen.kept, seen.later, seen.never), JSON.stringify(seen)).toBeGreaterThan(0)
  })
})

/** Nothing bought: the level ends with its last day. What it asks, bought on some day until then: it goes on. */
async function keepsItsWord(
  account: string,
  now: Date,
  { zone, when, said, measure }: { zone: string; when: number; said: string; measure: TierMeasure },
): Promise<TierKeep | null> {
  await rows('delete from shop_order where account_id = $1 and paid_at >= $2', [account, now])
  await rows('delete from behaviour_event where account_id = $1 and happened_at >= $2', [account, now])
  const keep = (await tierStanding({ at: now, on: db() }, account))?.keep
  const levels = levelsBy(measure)
  const least = levels.filter((level) => level.code === keep?.code).map(leastOf)[0] ?? 0
  if (!keep) expect(await heldAt(account, now), said).toBeLessThan(Math.min(...levels.map(leastOf)))
  if (!keep) return null
  const lastDay = dayStartIn(keep.lastDay, zone)
  const over = endOfDayIn(lastDay, zone)
  expect(await heldAt(account, new Date(over.getTime() - 1)), said).toBeGreaterThanOrEqual(least)
  expect(await heldAt(account, over), said).toBeLessThan(least)
  if (keep.missing === null) return keep
  const earliest = keep.fromDay ? dayStartIn(keep.fromDay, zone).getTime() : now.getTime()
  expect(keep.missing, said).toBeGreaterThan(0)
  const then = new Date(earliest + Math.floor(((over.getTime() - 1 - earliest) * when) / 9))
  await (measure === 'points' ? did(account, then, keep.missing) : paid(account, then, keep.missing))
  expect(await heldAt(account, over), said).toBeGreaterThanOrEqual(least)
  return keep
}

it('other terms, tried, do what they do when they are stated', async () => {
  await moveShop('Asia/Shanghai')
  const now = new Date('2025-03-10T12:00:00+08:00')
  const on = { at: now, on: db() }
  const steps: Terms[] = [
    { measure: 'spend', window: 'rolling', windowMonths: 12, graceDays: 0 },
    { measure: 'points', window: 'year', windowMonths: 12, graceDays: 90 },
    { measure: 'spend', window: 'rolling', windowMonths: 1, graceDays: 30 },
  ]
  await stateTiers()
  for (const terms of steps) {
    const half = { code: 'half', nameZh: '半', nameEn: 'Half' }
    const levels =
      terms.measure === 'points'
        ? [{ ...half, atLeastPoints: 250 }, ...twoLevelsByPoints]
        : [{ ...half, atLeastMinor: 250_00 }, ...twoLevels]
    const tried = tierTermsSchema.parse({ ...terms, levels })
    const before = await shoppersByTier(on)
    const found = await tryTiers(on, { terms: tried })
    if (!found.ok) throw new Error('not tried')
    await stateTiers({ ...terms, levels })
    const after = await shoppersByTier(on)
    for (const { code, now: was, after: will } of found.value.levels)
      expect([was, will], code).toEqual([before.get(code) ?? 0, after.get(code) ?? 0])
    const everybody = [...after.values()].reduce((sum, count) => sum + count, 0)
    expect(found.value.up + found.value.down + found.value.stay).toBe(everybody)
    // everybody together are of the tiers that each is of alone
    const alone = await rows<{ tier: string | null; n: number }>(
      `select tier_standing(id, $1)->>'tier' as tier, count(*)::int as n from account where staff_role is null group by 1`,
      [now],
    )
    expect(new Map(alone.map(({ tier, n }) => [tier, n]))).toEqual(after)
    expect(found.value.up + found.value.down).toBeGreaterThan(0)
  }
})

it('an order counts until the day before it counts no more, whatever months its day lies between', async () => {
  const found = await rows<{ paid: string; months: number; leaves: string; from: string; before: string }>(
    `select paid::text, months, leaves::text, tier_counts_from(t, leaves)::text as "from", tier_counts_from(t, leaves - 1)::text as before
     from generate_series(date '2023-12-20', date '2025-04-02', interval '1 day') d, lateral (select d::date as paid) p, unnest(array[1, 2, 3, 6, 12, 36]) months,
       lateral (select jsonb_build_object('windowMonths', months) as t) w, lateral (select tier_leaves_on(t, paid) as leaves) l`,
  )
  const terms = { window: 'rolling' as const, graceDays: 0 }
  for (const { paid: day, months, leaves, from, before } of found) {
    expect(from > day && before <= day, `${day} ${months}`).toBe(true)
    expect(countsFrom({ ...terms, windowMonths: months }, leaves)).toBe(from)
    const part = [{ day, amount: 1 }]
    const kept = (graceDays: number) => heldOf({ ...terms, graceDays, windowMonths: months }, part, leaves)
    expect([kept(0), kept(1)], `${day} ${months}`).toEqual([0, 1])
  }
  expect(found.length).toBeGreaterThan(2_000)
})
