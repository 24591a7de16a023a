import { floorFraction } from '@/lib/kernel/fraction'
import { pointsValueMinor } from '@/lib/points/rules'
import { type Interval, intervalOf } from '../bootstrap/rules'
import { outstandingOf } from '../ledger/rules'
import { type BigAward, MOST_LISTED, type Month, type Replayed, type ShopperState, type Tally } from '../replay/rules'
import type { Assumptions, Programme } from '../rules'

/** Points of a time, and what they are worth at the programme's own rate. */
export type MonthLine = Month & { month: string; outstanding: number }

export type Gainer = { shopper: string; points: number; faceMinor: number; netMinor: number; rebateBps: number | null }

export type BacktestReport = {
  programme: string
  from: string | null
  until: string | null
  months: MonthLine[]
  total: {
    orders: number
    guestOrders: number
    refunds: number
    netMinor: number
    memberNetMinor: number
    issued: number
    clawedBack: number
    expired: number
    redeemed: number
    outstanding: number
    /** what was given and not taken back is worth */
    faceMinor: number
    /** what it will cost: what was spent, and what of the rest is expected to be */
    expectedMinor: number
    expectedSpendBps: number
    /** of what all paid, and of what those who can earn paid */
    rebateBps: number | null
    memberRebateBps: number | null
  }
  shoppers: { all: number; reached: number; reachedBps: number | null; owing: number }
  rules: { rule: string; points: number }[]
  gainers: Gainer[]
  /** orders that earned more than twenty times what orders usually do */
  outliers: { usualPoints: number; limitPoints: number; count: number; points: number; largest: BigAward[] }
  redemption: { couldSpend: number; didSpend: number; chanceBps: number | null; spentFromElsewhere: number }
  unmatched: Tally['unmatched']
  assumptions: Assumptions
}

export type BacktestTotals = BacktestReport['total']

/** What a replay under the rules as they were gives, beside what was really given. */
export type OwnCheck = Replayed & { programmes: number; hasLimits: boolean }

/** Everything that a trial found, as it is kept. */
export type BacktestResult = {
  events: number
  reports: BacktestReport[]
  comparison: Comparison | null
  /** null: the history is not our own */
  check: OwnCheck | null
}

const WHOLE = 10_000
const OUTLIER_TIMES = 20

/** A share in basis points; of nothing there is no share. */
const shareBps = (part: number, whole: number): number | null =>
  whole <= 0 ? null : Math.sign(part) * floorFraction(Math.abs(part), WHOLE, whole)

const worth = (amount: number, pointsPerUnit: number): number =>
  Math.sign(amount) * pointsValueMinor(Math.abs(amount), pointsPerUnit)

/** Points that a shopper got and kept the right to. */
const kept = ({ book }: ShopperState) => book.flows.issued - book.flows.clawedBack

/** What a replay comes to. */
export function reportOf(tally: Tally, programme: Programme, assumptions: Assumptions): BacktestReport {
  const months = monthLines(tally)
  const sum = (of: (month: Month) => number) => [...tally.months.values()].reduce((all, month) => all + of(month), 0)
  const [issued, clawedBack, expired, redeemed] = [
    sum((m) => m.issued),
    sum((m) => m.clawedBack),
    sum((m) => m.expired),
    sum((m) => m.redeemed),
  ]
  const outstanding = issued - clawedBack - expired - redeemed
  const netMinor = sum((m) => m.netMinor)
  const memberNetMinor = netMinor - sum((m) => m.guestNetMinor)
  const { pointsPerUnit } = programme.spending
  const faceMinor = worth(issued - clawedBack, pointsPerUnit)
  const expectedSpendBps = expectedShare(redeemed, expired, assumptions)
  const shoppers = [...tally.shoppers.values()]
  const reached = shoppers.filter((one) => one.book.flows.issued > 0).length
  return {
    programme: programme.name,
    from: months[0]?.month ?? null,
    until: months.at(-1)?.month ?? null,
    months,
    total: {
      orders: sum((m) => m.orders),
      guestOrders: tally.guestOrders,
      refunds: sum((m) => m.refunds),
      netMinor,
      memberNetMinor,
      issued,
      clawedBack,
      expired,
      redeemed,
      outstanding,
      faceMinor,
      expectedMinor: worth(expectedPoints(redeemed, outstanding, expectedSpendBps), pointsPerUnit),
      expectedSpendBps,
      rebateBps: shareBps(faceMinor, netMinor),
      memberRebateBps: shareBps(faceMinor, memberNetMinor),
    },
    shoppers: {
      all: shoppers.length,
      reached,
      reachedBps: shareBps(reached, shoppers.length),
      owing: shoppers.filter((one) => one.book.debtPoints > 0).length,
    },
    rules: [...tally.givenToAll].map(([rule, points]) => ({ rule, points })).sort((a, b) => b.points - a.points),
    gainers: gainersOf(shoppers, pointsPerUnit),
    outliers: outliersOf(tally),
    redemption: {
      couldSpend: tally.couldSpend,
      didSpend: tally.didSpend,
      chanceBps: shareBps(tally.didSpend, tally.couldSpend),
      spentFromElsewhere: tally.spentFromElsewhere,
    },
    unmatched: tally.unmatched,
    assumptions,
  }
}

function monthLines({ months }: Tally): MonthLine[] {
  let outstanding = 0
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, line]) => {
      outstanding += line.issued - line.clawedBack - line.expired - line.redeemed
      return { month, ...line, outstanding }
    })
}

/** Of points whose end is known, how many were spent; half where none has ended yet. */
function expectedShare(redeemed: number, expired: number, { expectedSpendBps }: Assumptions): number {
  return expectedSpendBps ?? shareBps(Math.max(0, redeemed), Math.max(0, redeemed) + expired) ?? WHOLE / 2
}

const expectedPoints = (redeemed: number, outstanding: number, bps: number) =>
  redeemed + Math.sign(outstanding) * floorFraction(Math.abs(outstanding), bps, WHOLE)

function gainersOf(shoppers: readonly ShopperState[], pointsPerUnit: number): Gainer[] {
  return shoppers
    .filter((one) => kept(one) > 0)
    .sort((a, b) => kept(b) - kept(a) || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_LISTED)
    .map((one) => {
      const faceMinor = worth(kept(one), pointsPerUnit)
      return {
        shopper: one.key,
        points: kept(one),
        faceMinor,
        netMinor: one.netMinor,
        rebateBps: shareBps(faceMinor, one.netMinor),
      }
    })
}

function outliersOf({ awards, bigAwards }: Tally): BacktestReport['outliers'] {
  const sizes = [...awards].sort(([a], [b]) => a - b)
  const all = sizes.reduce((sum, [, times]) => sum + times, 0)
  let passed = 0
  const usualPoints = sizes.find(([, times]) => (passed += times) * 2 >= all)?.[0] ?? 0
  const limitPoints = usualPoints * OUTLIER_TIMES
  const beyond = sizes.filter(([size]) => size > limitPoints)
  return {
    usualPoints,
    limitPoints,
    count: beyond.reduce((sum, [, times]) => sum + times, 0),
    points: beyond.reduce((sum, [size, times]) => sum + size * times, 0),
    largest: bigAwards.filter(({ points }) => points > limitPoints),
  }
}

export type Comparison = {
  against: string
  faceMinor: Interval
  expectedMinor: Interval
  shoppers: { more: number; less: number; same: number }
}

type Side = { tally: Tally; programme: Programme; expectedSpendBps: number }

/** What the first programme costs more than the second, and how sure that is: by shopper, each under both. */
export function compare(one: Side, other: Side, seed: number): Comparison {
  const keys = [...new Set([...one.tally.shoppers.keys(), ...other.tally.shoppers.keys()])].sort()
  const difference = (cost: (side: Side, key: string) => number) => keys.map((key) => cost(one, key) - cost(other, key))
  const face = difference(faceOf)
  return {
    against: other.programme.name,
    faceMinor: intervalOf(face, seed),
    expectedMinor: intervalOf(difference(expectedOf), seed),
    shoppers: {
      more: face.filter((by) => by > 0).length,
      less: face.filter((by) => by < 0).length,
      same: face.filter((by) => by === 0).length,
    },
  }
}

function faceOf({ tally, programme }: Side, key: string): number {
  const shopper = tally.shoppers.get(key)
  return shopper ? worth(kept(shopper), programme.spending.pointsPerUnit) : 0
}

function expectedOf({ tally, programme, expectedSpendBps }: Side, key: string): number {
  const shopper = tally.shoppers.get(key)
  if (!shopper) return 0
  const amount = expectedPoints(shopper.book.flows.redeemed, outstandingOf(shopper.book), expectedSpendBps)
  return worth(amount, programme.spending.pointsPerUnit)
}
