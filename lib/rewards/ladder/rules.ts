import { WHOLE_BPS } from '@/lib/kernel/basis-points'
import { ceilFraction, floorFraction } from '@/lib/kernel/fraction'

/** Shoppers by what they earned of late: quarters of those who earned anything, and those who earned nothing. */
export const segments = ['slow', 'steady', 'quick', 'top', 'asleep'] as const
export type Segment = (typeof segments)[number]

/** Days after the first earning at which it is looked how far somebody came. */
export const spanDays = [3, 7, 14, 21, 30, 60, 90, 180, 365] as const
/** Of these it is told what share came as far. */
export const toldDays = [7, 14, 30] as const satisfies readonly (typeof spanDays)[number][]
/** Over how many days pace and takings are measured. */
export const LATELY_DAYS = 90
const YEAR_DAYS = 365
const HALF_BPS = WHOLE_BPS / 2

/** How many shoppers have so much: pairs of a place among the cuts (0: less than the first) and a count. */
export type Histogram = readonly (readonly [place: number, shoppers: number])[]

export type SegmentHistory = {
  segment: Segment
  shoppers: number
  /** for each of `spanDays`, of those who came at least so long ago: what they had earned when it began and when it ended */
  spans: readonly { start: Histogram; end: Histogram }[]
  /** earned in ninety days, or as much as ninety days would have been */
  pace: Histogram
  /** in hand now, with what was spent in the last ninety days */
  means: Histogram
}

/** The history that the ladder stands on, as small however many shoppers there are: counts between cuts, rising. */
export type LadderHistory = { cuts: readonly number[]; segments: readonly SegmentHistory[] }

/** The prices that a history tells apart whatever the rewards cost: two digits and noughts, 1 to 99,000,000. */
export const plainCuts: readonly number[] = [
  ...Array.from({ length: 9 }, (_, i) => i + 1),
  ...Array.from({ length: 7 }, (_, power) => Array.from({ length: 90 }, (__, i) => (i + 10) * 10 ** power)).flat(),
]

/** The place of the first cut that is no less than an amount; a price between two cuts is looked at as the higher. */
export function placeOf(cuts: readonly number[], amount: number): number {
  let [low, high] = [0, cuts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cuts[middle] ?? 0) < amount) low = middle + 1
    else high = middle
  }
  return low + 1
}

const below = (histogram: Histogram, place: number) =>
  histogram.reduce((sum, [at, shoppers]) => (at < place ? sum + shoppers : sum), 0)
const count = (histogram: Histogram) => histogram.reduce((sum, [, shoppers]) => sum + shoppers, 0)
const reaching = (histogram: Histogram, place: number) => count(histogram) - below(histogram, place)

/** Several segments taken as one. */
export function together(parts: readonly SegmentHistory[]): Omit<SegmentHistory, 'segment'> {
  return {
    shoppers: parts.reduce((sum, one) => sum + one.shoppers, 0),
    spans: spanDays.map((_, i) => ({
      start: parts.flatMap((one) => one.spans[i]?.start ?? []),
      end: parts.flatMap((one) => one.spans[i]?.end ?? []),
    })),
    pace: parts.flatMap((one) => one.pace),
    means: parts.flatMap((one) => one.means),
  }
}

type People = Omit<SegmentHistory, 'segment'>

/**
 * What share had earned a price by each of `spanDays`, as it happened. Each span counts those alone who have lived through
 * it, so that somebody who came yesterday neither counts as failing nor is left out; null where nobody came that long ago.
 * @see https://en.wikipedia.org/wiki/Life_table (the product of the spans' own shares)
 */
export function measuredBps(people: People, place: number): (number | null)[] {
  let waiting = 1
  let isKnown = true
  return people.spans.map(({ start, end }) => {
    isKnown &&= count(end) > 0
    if (!isKnown) return null
    const before = below(start, place)
    if (before > 0) waiting *= below(end, place) / before
    return Math.round(WHOLE_BPS * (1 - waiting))
  })
}

/** What share earns a price in so many days when everybody keeps the pace of late; null of nobody. */
export function modelledBps(people: People, cuts: readonly number[], price: number, days: number): number | null {
  const all = count(people.pace)
  if (all === 0) return null
  const needed = ceilFraction(price, LATELY_DAYS, days)
  return floorFraction(reaching(people.pace, placeOf(cuts, needed)), WHOLE_BPS, all)
}

/** In how many days half of them earn a price at the pace of late; null when half of them never do. */
export function modelledDays(people: People, cuts: readonly number[], price: number): number | null {
  const [all, falling] = [count(people.pace), [...people.pace].sort(([a], [b]) => b - a)]
  let counted = 0
  for (const [place, shoppers] of falling) {
    counted += shoppers
    const pace = cuts[place - 1]
    if (counted * 2 >= all) return pace === undefined ? null : ceilFraction(price, LATELY_DAYS, pace)
  }
  return null
}

/** Between which days half of them had earned a price: after the first and by the last; null when half have not in a year. */
export function halfBy(shares: readonly (number | null)[]): { after: number; by: number } | null {
  const place = shares.findIndex((share) => share !== null && share >= HALF_BPS)
  const by = spanDays[place]
  return by === undefined ? null : { after: spanDays[place - 1] ?? 0, by }
}

export type Rung = {
  key: string
  costPoints: number
  /** what one of it costs the shop, and what its shopper pays of that in money */
  trueCostMinor: number
  cashMinor: number
  /** what was taken of it, in how many of the last ninety days; null of what nobody could have yet */
  taken: { claims: number; days: number } | null
  budgetLeftPoints: number | null
}

export type Reach = {
  measured: Readonly<Record<(typeof toldDays)[number], number | null>>
  modelled: Readonly<Record<(typeof toldDays)[number], number | null>>
  half: { after: number; by: number } | null
  modelledDays: number | null
  /** who could take it today or could have of late */
  able: number
  ableBps: number | null
}

/** How soon a price is reached by some of the shoppers. */
export function reachOf(people: People, cuts: readonly number[], costPoints: number): Reach {
  const place = placeOf(cuts, costPoints)
  const shares = measuredBps(people, place)
  const able = reaching(people.means, place)
  const told = <T>(tell: (days: (typeof toldDays)[number]) => T) => ({ 7: tell(7), 14: tell(14), 30: tell(30) })
  return {
    measured: told((days) => shares[spanDays.indexOf(days)] ?? null),
    modelled: told((days) => modelledBps(people, cuts, costPoints, days)),
    half: halfBy(shares),
    modelledDays: modelledDays(people, cuts, costPoints),
    able,
    ableBps: people.shoppers === 0 ? null : floorFraction(able, WHOLE_BPS, people.shoppers),
  }
}

export type TakeRate = { claims: number; able: number }

/** How many of those who could have a reward take one in ninety days, over all that could be had. */
export function takeRateOf(people: People, cuts: readonly number[], rungs: readonly Rung[]): TakeRate {
  const rate = { claims: 0, able: 0 }
  for (const { taken, costPoints } of rungs) {
    if (!taken) continue
    rate.claims += floorFraction(taken.claims, LATELY_DAYS, taken.days)
    rate.able += reaching(people.means, placeOf(cuts, costPoints))
  }
  return rate
}

export type Yearly = {
  claims: number | null
  costMinor: number | null
  points: number | null
  isEstimate: boolean
  budgetDays: number | null
}

/** What a rung takes in a year: as it did of late; one that is not there yet as often as the others, by who could have it. Money that shoppers pay for it is no cost; more than it costs is no gain to the ladder. */
export function yearlyOf(rung: Rung, able: number, rate: TakeRate): Yearly {
  const { taken, costPoints, trueCostMinor, cashMinor, budgetLeftPoints } = rung
  const claims = taken
    ? floorFraction(taken.claims, YEAR_DAYS, taken.days)
    : rate.able > 0
      ? floorFraction(able, rate.claims * YEAR_DAYS, rate.able * LATELY_DAYS)
      : null
  const points = claims === null ? null : claims * costPoints
  return {
    claims,
    points,
    costMinor: claims === null ? null : claims * Math.max(0, trueCostMinor - cashMinor),
    isEstimate: taken === null,
    budgetDays: budgetLeftPoints !== null && points ? floorFraction(budgetLeftPoints, YEAR_DAYS, points) : null,
  }
}

export type LadderLine = { rung: Rung; reach: Reach; yearly: Yearly }

/** Every rung, the lowest first: how soon it is reached by the people asked for, and what it takes in a year of all of them. */
export function ladderOf(
  { cuts, segments: parts }: LadderHistory,
  rungs: readonly Rung[],
  segment: Segment | null,
): LadderLine[] {
  const everybody = together(parts)
  const people = segment === null ? everybody : together(parts.filter((one) => one.segment === segment))
  const rate = takeRateOf(everybody, cuts, rungs)
  return [...rungs]
    .sort((a, b) => a.costPoints - b.costPoints || (a.key < b.key ? -1 : 1))
    .map((rung) => {
      const able = reaching(everybody.means, placeOf(cuts, rung.costPoints))
      return { rung, reach: reachOf(people, cuts, rung.costPoints), yearly: yearlyOf(rung, able, rate) }
    })
}
