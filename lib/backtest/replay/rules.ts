import type { ShopperFacts } from '@/lib/earning/conditions/rules'
import type { Given } from '@/lib/earning/limits/rules'
import { type Period, periods } from '@/lib/earning/programme/rules'
import type { PeriodNames } from '../calendar/rules'
import type { KeptOrder } from '../cancels/rules'
import { type Book, emptyBook, type Flow } from '../ledger/rules'

type Counted = { name: string; points: number; times: number }

/** All that is kept of one shopper: it grows with what is open, not with what has been. */
export type ShopperState = {
  key: string
  book: Book
  orders: KeptOrder[]
  paidOrders: number
  firstAt: number | null
  lastAt: number | null
  /** goods paid for in money, less what was given back */
  netMinor: number
  spent: Partial<Record<Period, { name: string; minor: number }>>
  /** orders of the window of tiers, where a rule asks for one */
  lately: KeptOrder[]
  given: Map<string, { by: Partial<Record<Period, Counted>>; lastAt: number }>
}

export const newShopper = (key: string): ShopperState => ({
  key,
  book: emptyBook(),
  orders: [],
  paidOrders: 0,
  firstAt: null,
  lastAt: null,
  netMinor: 0,
  spent: {},
  lately: [],
  given: new Map(),
})

/** What the engine may know of a shopper at an order: what was before it, as the shop's own statement would say. */
export function factsOfShopper(
  shopper: ShopperState,
  { tier, segments }: Pick<ShopperFacts, 'tier' | 'segments'>,
  names: PeriodNames,
  limited: readonly string[],
  countedToAll: ReadonlyMap<string, number>,
): ShopperFacts {
  const spentMinor: Partial<Record<Period, number>> = {}
  for (const period of periods) {
    const known = shopper.spent[period]
    spentMinor[period] = known?.name === names[period] ? known.minor : 0
  }
  const given: Record<string, Given> = {}
  for (const rule of limited) {
    const had = shopper.given.get(rule)
    const by: Given['by'] = {}
    for (const period of periods) {
      const known = had?.by[period]
      by[period] =
        known?.name === names[period] ? { points: known.points, times: known.times } : { points: 0, times: 0 }
    }
    const lastAt = had && Number.isFinite(had.lastAt) ? new Date(had.lastAt).toISOString() : null
    given[rule] = { by, lastAt, totalPoints: countedToAll.get(rule) ?? 0 }
  }
  return { tier, segments, paidOrders: shopper.paidOrders, spentMinor, given }
}

/** Money for goods in the periods of its day; what is given back leaves them again while they last. */
export function countSpent(shopper: ShopperState, minor: number, paidIn: PeriodNames): void {
  for (const period of periods) {
    const known = shopper.spent[period]
    if (known?.name === paidIn[period]) known.minor += minor
    else if (minor > 0) shopper.spent[period] = { name: paidIn[period], minor }
  }
}

export function countGiven(shopper: ShopperState, rule: string, points: number, at: number, names: PeriodNames): void {
  const had = shopper.given.get(rule) ?? { by: {}, lastAt: at }
  had.lastAt = at
  for (const period of periods) {
    const known = had.by[period]
    if (known?.name === names[period]) {
      known.points += points
      known.times += 1
    } else had.by[period] = { name: names[period], points, times: 1 }
  }
  shopper.given.set(rule, had)
}

/** What was given back is room again in the periods that it was given in, as long as they last. */
export function uncountGiven(
  shopper: ShopperState,
  back: { rule: string; points: number; isWhole: boolean; lastAt: number },
  paidIn: PeriodNames,
): void {
  const had = shopper.given.get(back.rule)
  if (!had) return
  if (back.isWhole) had.lastAt = back.lastAt
  for (const period of periods) {
    const known = had.by[period]
    if (known?.name !== paidIn[period]) continue
    known.points -= back.points
    if (back.isWhole) known.times -= 1
  }
}

export type Month = Record<Flow, number> & { orders: number; refunds: number; netMinor: number; guestNetMinor: number }

const noMonth = (): Month => ({
  issued: 0,
  clawedBack: 0,
  expired: 0,
  redeemed: 0,
  orders: 0,
  refunds: 0,
  netMinor: 0,
  guestNetMinor: 0,
})

export type BigAward = { order: string; shopper: string; points: number; netMinor: number; at: number }

/** What a replay has counted so far: months, shoppers and a few lists, however long the history. */
export type Tally = {
  months: Map<string, Month>
  shoppers: Map<string, ShopperState>
  givenToAll: Map<string, number>
  /** of rules with limits, what counts in the one that everybody shares: less what was given back */
  countedToAll: Map<string, number>
  /** what each budget has left; one that nothing was told of is taken to have enough */
  budgets: Map<string, number>
  /** how many orders earned so many points */
  awards: Map<number, number>
  bigAwards: BigAward[]
  couldSpend: number
  didSpend: number
  /** spent as it happened, and not given by the programme: by hand, for a review, before the history begins */
  spentFromElsewhere: number
  /** cancellations, or parts of them, that no order was found for */
  unmatched: { refunds: number; minor: number }
  guestOrders: number
  /** beside what was really given, where the history knows it */
  replayed: Replayed
}

export type ReplayedOrder = { order: string; givenPoints: number; replayedPoints: number }
export type Replayed = {
  orders: number
  givenPoints: number
  replayedPoints: number
  differing: number
  first: ReplayedOrder[]
}

export const noReplayed = (): Replayed => ({ orders: 0, givenPoints: 0, replayedPoints: 0, differing: 0, first: [] })

export const newTally = (): Tally => ({
  months: new Map(),
  shoppers: new Map(),
  givenToAll: new Map(),
  countedToAll: new Map(),
  budgets: new Map(),
  awards: new Map(),
  bigAwards: [],
  couldSpend: 0,
  didSpend: 0,
  spentFromElsewhere: 0,
  unmatched: { refunds: 0, minor: 0 },
  guestOrders: 0,
  replayed: noReplayed(),
})

export function monthIn(tally: Tally, name: string): Month {
  const known = tally.months.get(name)
  if (known) return known
  const made = noMonth()
  tally.months.set(name, made)
  return made
}

export const MOST_LISTED = 20

/** What an order really earned, beside what the replay gives it. */
export function countReplayed({ replayed }: Tally, order: ReplayedOrder): void {
  replayed.orders += 1
  replayed.givenPoints += order.givenPoints
  replayed.replayedPoints += order.replayedPoints
  if (order.givenPoints === order.replayedPoints) return
  replayed.differing += 1
  if (replayed.first.length < MOST_LISTED) replayed.first.push(order)
}

/** Keeps the largest awards, and how many there were of each size. */
export function countAward(tally: Tally, award: BigAward): void {
  tally.awards.set(award.points, (tally.awards.get(award.points) ?? 0) + 1)
  const { bigAwards } = tally
  const last = bigAwards.at(-1)
  if (bigAwards.length >= MOST_LISTED && last && last.points >= award.points) return
  const place = bigAwards.findIndex(({ points }) => points < award.points)
  bigAwards.splice(place < 0 ? bigAwards.length : place, 0, award)
  if (bigAwards.length > MOST_LISTED) bigAwards.pop()
}
