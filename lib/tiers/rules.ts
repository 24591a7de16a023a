import { type Minor, minor } from '@/lib/kernel/money'
import type { Points } from '@/lib/kernel/points'

/** What tiers go by: money paid for goods, or points earned by orders and deeds. */
export const tierMeasures = ['spend', 'points'] as const
export type TierMeasure = (typeof tierMeasures)[number]

/** One tier: whoever spent, or earned, so much in the window is of it, unless of a higher one. It asks for one of the two. */
export type TierLevel = {
  code: string
  nameZh: string
  nameEn: string
  atLeastMinor?: Minor | undefined
  atLeastPoints?: Points | undefined
}

/** What counts on a day: so many months back from it, or everything since the year began. */
export const tierWindows = ['rolling', 'year'] as const

/** Which tiers there are. Levels rise; a level that is lost is kept for some days more. */
export type TierTerms = {
  measure: TierMeasure
  window: (typeof tierWindows)[number]
  windowMonths: number
  graceDays: number
  levels: readonly TierLevel[]
}

export const noTiers: TierTerms = { measure: 'spend', window: 'rolling', windowMonths: 12, graceDays: 0, levels: [] }

/** Three levels to begin with; the thresholds are a first guess that a merchant changes. */
export const threeTiers = [
  { code: 'silver', nameZh: '银卡', nameEn: 'Silver', atLeastMinor: minor(1_000_00) },
  { code: 'gold', nameZh: '金卡', nameEn: 'Gold', atLeastMinor: minor(5_000_00) },
  { code: 'black', nameZh: '黑金卡', nameEn: 'Black', atLeastMinor: minor(20_000_00) },
] as const satisfies readonly TierLevel[]

/** From how much on one is of a level, in fen or in points. */
export const leastOf = (level: TierLevel): number => level.atLeastPoints ?? level.atLeastMinor ?? 0

/** What was paid, or earned, on a day. Days are YYYY-MM-DD. */
type Part = { day: string; amount: number }
type Window = Pick<TierTerms, 'window' | 'windowMonths' | 'graceDays'>

/** The first day whose orders count on a day; a day that its month lacks becomes that month's last. Days are YYYY-MM-DD. */
export function countsFrom({ window, windowMonths }: Window, day: string): string {
  if (window === 'year') return `${day.slice(0, 4)}-01-01`
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - windowMonths, 0)).getUTCDate()
  return dayOf(Date.UTC(year, month - 1 - windowMonths, Math.min(date, last)))
}

/** The first day whose orders say anything of a level on a day, also of one that is only kept. */
export const asksFrom = (terms: Window, today: string): string => countsFrom(terms, plusDays(today, -terms.graceDays))

/**
 * The most that counted on a day since which a level is still kept: whoever reached a level then is of it today. What counts is
 * most on the last day before something of it counts no more, so that only these days are looked at.
 */
export function heldOf(terms: Window, parts: readonly Part[], today: string): number {
  const countedOn = (day: string) => {
    const from = countsFrom(terms, day)
    return parts.reduce((sum, part) => (part.day >= from && part.day <= day ? sum + part.amount : sum), 0)
  }
  if (terms.graceDays === 0) return countedOn(today)
  const first = plusDays(today, -terms.graceDays)
  const eves = parts.map((part) => countsUntil(terms, part.day)).filter((day) => day >= first && day < today)
  return Math.max(...[...new Set([...eves, today])].map(countedOn))
}

/** The highest tier that so much in the window reaches; null below the first. */
export function tierOf<L extends TierLevel>(levels: readonly L[], held: number): L | null {
  return levels.findLast((level) => leastOf(level) <= held) ?? null
}

/** The next tier above the one that is held, and what is missing to it of what counts now; null at the top. */
export function nextTier(
  levels: readonly TierLevel[],
  counted: number,
  held: number = counted,
): { level: TierLevel; missing: number } | null {
  const level = levels.find((one) => leastOf(one) > held)
  return level ? { level, missing: leastOf(level) - counted } : null
}

/** So many shoppers who are of one level now and would be of another, and what they ordered in a year; null is below the first. */
export type TierMove = {
  nowCode: string | null
  thenCode: string | null
  shoppers: number
  orders: number
  /** what these orders earned */
  orderPoints: number
}

export type TierOutcome = {
  up: number
  down: number
  stay: number
  /** of each level that there is or would be, from the lowest up */
  levels: { code: string; nameZh: string; nameEn: string; now: number; after: number }[]
}

/**
 * What other levels would do to those who are here. A level that would be no more is worth the levels that its own threshold
 * would reach.
 */
export function outcomeOf(
  moves: readonly TierMove[],
  now: readonly TierLevel[],
  then: readonly TierLevel[],
): TierOutcome {
  const rankThen = (code: string | null) => then.findIndex((level) => level.code === code) + 1
  const rankNow = (code: string | null) => {
    const level = now.find((one) => one.code === code)
    if (!level) return 0
    return rankThen(code) || then.filter((one) => leastOf(one) <= leastOf(level)).length
  }
  const count = (is: (move: TierMove) => boolean) => moves.filter(is).reduce((sum, { shoppers }) => sum + shoppers, 0)
  const gone = now.filter((level) => rankThen(level.code) === 0)
  return {
    up: count((move) => rankThen(move.thenCode) > rankNow(move.nowCode)),
    down: count((move) => rankThen(move.thenCode) < rankNow(move.nowCode)),
    stay: count((move) => rankThen(move.thenCode) === rankNow(move.nowCode)),
    levels: [...gone, ...then].map(({ code, nameZh, nameEn }) => ({
      code,
      nameZh,
      nameEn,
      now: count((move) => move.nowCode === code),
      after: count((move) => move.thenCode === code),
    })),
  }
}

/** The last day on which an order counts that was paid on a day. */
function countsUntil(terms: Window, paid: string): string {
  if (terms.window === 'year') return `${paid.slice(0, 4)}-12-31`
  let day = countsFrom({ ...terms, windowMonths: -terms.windowMonths }, paid)
  for (let next = plusDays(day, 1); countsFrom(terms, next) <= paid; next = plusDays(next, 1)) day = next
  return day
}

const DAY = 86_400_000
const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10)
const plusDays = (day: string, days: number): string => dayOf(Date.parse(`${day}T00:00:00Z`) + days * DAY)
