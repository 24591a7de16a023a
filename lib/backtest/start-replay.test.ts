import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRule } from '@/lib/earning/engine/engine.fixture'
import { outstandingOf } from './ledger/rules'
import { assuming, cancel, DAY, madeHistory, opening, order, programmeWith } from './replay.fixture'
import { compare, reportOf } from './report/rules'
import type { Assumptions, HistoryEvent, Programme } from './rules'
import { startReplay } from './start-replay'

function live(events: Iterable<HistoryEvent>, programme: Programme, assumed: Assumptions, until = opening + 800 * DAY) {
  const replay = startReplay(programme, assumed)
  for (const event of events) replay.take(event)
  const tally = replay.finish(until)
  return { tally, report: reportOf(tally, programme, assumed) }
}

describe('a replay by hand', () => {
  it('gives 1 point per ¥1, waits a week, and ends after a year', () => {
    const { report } = live([order(opening, 'li', 227_50)], programmeWith(), assuming())
    expect(report.total).toMatchObject({ issued: 227, expired: 227, outstanding: 0, netMinor: 22_750, rebateBps: 99 })
    expect(
      report.months.map(({ month, issued, expired, outstanding }) => [month, issued, expired, outstanding]),
    ).toEqual([
      ['2025-01', 227, 0, 227],
      ['2026-01', 0, 227, 0],
    ])
  })

  it('takes back in proportion, and what was spent is owed until the next earning', () => {
    const rich = assuming({ redemption: { kind: 'assumed', atLeastPoints: 100, chanceBps: 10_000 } })
    const events = [
      order(opening, 'li', 1_000_00),
      order(opening + 10 * DAY, 'li', 20_00),
      cancel(opening + 11 * DAY, 'li', 1_000_00, `li-${opening}`),
      order(opening + 20 * DAY, 'li', 500_00),
    ]
    const { report, tally } = live(events.slice(0, 3), programmeWith(), rich, opening + 12 * DAY)
    // 1,000 points earned, all ¥10 that points may pay are 1,000: 1,000 are taken back, none is there
    expect(report.total).toMatchObject({ redeemed: 1_000, clawedBack: 1_000, issued: 1_010 })
    expect(tally.shoppers.get('li')?.book).toMatchObject({ availablePoints: 0, pendingPoints: 10, debtPoints: 1_000 })
    expect(report.shoppers.owing).toBe(1)
    const later = live(events, programmeWith(), rich, opening + 40 * DAY)
    expect(later.tally.shoppers.get('li')?.book).toMatchObject({ availablePoints: 0, debtPoints: 490 })
  })

  it('puts a cancellation without a name against the order of exactly that sum, else the latest', () => {
    const bought = [
      order(opening, 'li', 100_00),
      order(opening + DAY, 'li', 70_00),
      order(opening + 2 * DAY, 'li', 50_00),
    ]
    const after = (goods: number) =>
      live([...bought, cancel(opening + 3 * DAY, 'li', goods)], programmeWith(), assuming(), opening + 4 * DAY)
        .tally.shoppers.get('li')
        ?.orders.map(({ clawedPoints }) => clawedPoints)
    expect(after(100_00)).toEqual([100, 0, 0])
    expect(after(60_00)).toEqual([0, 10, 50])
    const { report } = live([cancel(opening, 'li', 60_00)], programmeWith(), assuming())
    expect(report.unmatched).toEqual({ refunds: 1, minor: 6_000 })
  })

  it('gives a guest nothing and counts what was paid', () => {
    const { report } = live([order(opening, null, 100_00)], programmeWith(), assuming())
    expect(report.total).toMatchObject({ issued: 0, netMinor: 10_000, memberNetMinor: 0, guestOrders: 1 })
  })

  it('keeps a monthly limit by the month of the shop', () => {
    const limited = programmeWith([
      {
        id: 'monthly',
        version: 1,
        nameZh: '每月',
        nameEn: 'Monthly',
        trigger: { kind: 'order-paid' },
        conditions: [],
        reward: { kind: 'fixed', points: 300 as never, per: 'order' },
        scope: 'order',
        base: { after: [], taxIncludedBps: 0 },
        limits: { perShopper: [{ period: 'month', points: null, times: 1 }], coolDownHours: null, totalPoints: null },
        budgetId: null,
        lot: null,
        stopsAfter: false,
        priority: 1,
        startsAt: null,
        endsAt: null,
      },
    ])
    // the last evening of January in Shanghai, and twice on its first of February
    const evening = Date.parse('2025-01-31T15:59:00Z')
    const events = [0, 60_000, 120_000].map((later) => order(evening + later, 'li', 100))
    const { report } = live(events, limited, assuming())
    expect(report.rules.find(({ rule }) => rule === 'monthly')?.points).toBe(600)
  })
})

const event = fc.record({
  gap: fc.integer({ min: 0, max: 40 * DAY }),
  who: fc.constantFrom('a', 'b', 'c', null),
  goods: fc.integer({ min: 1, max: 400_00 }),
  isCancel: fc.boolean(),
})
const history = fc.array(event, { minLength: 1, maxLength: 60 }).map((made) => {
  let at = opening
  return made.map(({ gap, who, goods, isCancel }, n) => {
    at += gap
    return isCancel ? cancel(at, who, goods) : order(at, who, goods, { order: `o${n}` })
  })
})
const expiry = fc.constantFrom(
  { kind: 'rolling-days' as const, days: 20 },
  { kind: 'rolling-months' as const, months: 2 },
  { kind: 'idle' as const, days: 30 },
  { kind: 'end-of-month' as const, monthsAfter: 1 },
  { kind: 'never' as const },
)
const pending = fc.constantFrom(
  { kind: 'days' as const, days: 0 },
  { kind: 'days' as const, days: 7 },
  { kind: 'delivered' as const },
  { kind: 'return-window' as const },
)
const lived = fc.record({
  history,
  rules: fc.uniqueArray(anyRule, { maxLength: 4, selector: (one) => one.id }),
  expiry,
  pending,
  chanceBps: fc.constantFrom(0, 5_000, 10_000),
  seed: fc.nat(1_000),
})

describe('whatever happens', () => {
  it('points are conserved: issued = outstanding + spent + ended + taken back, for each shopper and in all', () => {
    fc.assert(
      fc.property(lived, ({ history: events, rules, chanceBps, seed, ...terms }) => {
        const assumed = assuming({ seed, redemption: { kind: 'assumed', atLeastPoints: 100, chanceBps } })
        const { tally, report } = live(events, programmeWith(rules, terms), assumed, (events.at(-1)?.at ?? 0) + 5 * DAY)
        const all = { issued: 0, clawedBack: 0, expired: 0, redeemed: 0, outstanding: 0 }
        for (const { book } of tally.shoppers.values()) {
          const { flows } = book
          expect(flows.issued).toBe(outstandingOf(book) + flows.redeemed + flows.expired + flows.clawedBack)
          const held = (isPending: boolean) =>
            book.lots.filter((lot) => lot.isPending === isPending).reduce((sum, lot) => sum + lot.remainingPoints, 0)
          expect([held(false), held(true)]).toEqual([book.availablePoints, book.pendingPoints])
          expect(Math.min(book.availablePoints, book.pendingPoints, book.debtPoints)).toBeGreaterThanOrEqual(0)
          for (const flow of ['issued', 'clawedBack', 'expired', 'redeemed'] as const) all[flow] += flows[flow]
          all.outstanding += outstandingOf(book)
        }
        expect(report.total).toMatchObject(all)
        expect(report.months.at(-1)?.outstanding).toBe(all.outstanding)
        expect(report.rules.reduce((sum, { points }) => sum + points, 0)).toBe(all.issued)
      }),
      { seed: 20261122, numRuns: 150 },
    )
  })

  it('the same seed tells the same, and another the dice alone', () => {
    const told = (seed: number) => {
      const assumed = assuming({ seed, redemption: { kind: 'assumed', atLeastPoints: 100, chanceBps: 5_000 } })
      return live(madeHistory(1_000, 60), programmeWith(), assumed).report
    }
    expect(told(3)).toEqual(told(3))
    const [one, other] = [told(3), told(4)]
    expect(one.total.redeemed).not.toBe(other.total.redeemed)
    expect(one.total.orders).toBe(other.total.orders)
  })
})

describe('two programmes side by side', () => {
  const sides = (rate: number) => {
    const assumed = assuming({ expectedSpendBps: 8_000 })
    const programme = programmeWith()
    const twice: Programme = {
      ...programme,
      name: 'more',
      award: (facts) => {
        const { points, rows } = programme.award(facts)
        return { points: points * rate, rows: rows.map((row) => ({ ...row, points: row.points * rate })) }
      },
    }
    return [programme, twice].map((one) => ({
      ...live(madeHistory(1_200, 60), one, assumed),
      programme: one,
      expectedSpendBps: 8_000,
    }))
  }

  it('a programme against itself costs nothing more, surely', () => {
    const [one, same] = sides(1)
    expect(one && same && compare(one, same, 1)).toMatchObject({
      faceMinor: { total: 0, low: 0, high: 0 },
      shoppers: { more: 0, less: 0, same: 60 },
    })
  })

  it('twice the points cost more, and the interval says how surely; the same again for the same seed', () => {
    const [plain, twice] = sides(2)
    if (!plain || !twice) throw new Error('two sides')
    const told = compare(twice, plain, 5)
    expect(told.faceMinor.total).toBeGreaterThan(0)
    expect(told.faceMinor.low).toBeGreaterThan(0)
    expect(told.faceMinor.low).toBeLessThan(told.faceMinor.total)
    expect(told.faceMinor.high).toBeGreaterThan(told.faceMinor.total)
    expect(compare(twice, plain, 5)).toEqual(told)
  })
})
