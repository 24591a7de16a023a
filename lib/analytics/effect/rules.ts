import type { Goal } from '@/lib/plan/rules'
import { daysFrom, type Period, plusDays } from '../rules'
import { differenceOfMeans, differenceOfShares, type Estimate, type Share, significantOf } from '../statistics/rules'

/** What some days of the shop came to. Members are those at their end. */
export type EffectSpan = {
  from: string
  to: string
  members: number
  buyers: number
  /** of the buyers, those whose very first order it was */
  newBuyers: number
  earned: number
  used: number
  /** each day, oldest first, those without an order too */
  days: readonly EffectDay[]
}

export type EffectDay = { day: string; orders: number; newBuyers: number; revenueMinor: number }

/** Shares: of buyers who had bought before, of members who bought, earned, used. Means: what a day brought. */
export const shareMetrics = ['repurchase', 'buying', 'participation', 'usage'] as const
export const meanMetrics = ['revenueDay', 'ordersDay', 'newBuyersDay'] as const
export type ShareMetric = (typeof shareMetrics)[number]
export type MeanMetric = (typeof meanMetrics)[number]
export type EffectMetric = ShareMetric | MeanMetric

/** The figures that a goal is measured by, the first of them first. */
const metricsOfGoal: Record<Goal, readonly EffectMetric[]> = {
  retention: ['repurchase', 'usage', 'participation'],
  acquisition: ['newBuyersDay', 'buying', 'participation'],
  revenue: ['revenueDay', 'ordersDay', 'repurchase'],
  tiering: ['repurchase', 'revenueDay', 'usage'],
}

export type EffectLine = {
  metric: EffectMetric
  /** a share, or a mean per day in pieces or fen; null: of nobody */
  now: number | null
  before: number | null
  /** what `now` is: so many of so many, or a sum in pieces or fen over so many days */
  made: { sum: number; of: number }
  difference: Estimate | null
  /** whether chance explains the difference badly, though so many figures are looked at together */
  isSure: boolean
}

const shareOf: Record<ShareMetric, (span: EffectSpan) => Share> = {
  repurchase: ({ buyers, newBuyers }) => ({ hits: Math.max(0, buyers - newBuyers), of: buyers }),
  buying: ({ buyers, members }) => ({ hits: buyers, of: atLeast(buyers, members) }),
  participation: ({ earned, members }) => ({ hits: earned, of: atLeast(earned, members) }),
  usage: ({ used, members }) => ({ hits: used, of: atLeast(used, members) }),
}

// staff who shop, and accounts that were merged since, did things without being members
const atLeast = (hits: number, members: number) => Math.max(hits, members)

const dayOf: Record<MeanMetric, (day: EffectDay) => number> = {
  revenueDay: ({ revenueMinor }) => revenueMinor,
  ordersDay: ({ orders }) => orders,
  newBuyersDay: ({ newBuyers }) => newBuyers,
}

const ratio = ({ hits, of }: Share) => (of === 0 ? null : hits / of)
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
const mean = (values: readonly number[]) => (values.length === 0 ? null : total(values) / values.length)

/** Each metric of some days beside that of others, with what chance leaves open about the difference. */
export function effectOf(now: EffectSpan, before: EffectSpan): EffectLine[] {
  const shares = shareMetrics.map((metric) => {
    const [a, b] = [shareOf[metric](now), shareOf[metric](before)]
    return {
      metric,
      now: ratio(a),
      before: ratio(b),
      made: { sum: a.hits, of: a.of },
      difference: differenceOfShares(a, b),
    }
  })
  const means = meanMetrics.map((metric) => {
    const [a, b] = [now.days.map(dayOf[metric]), before.days.map(dayOf[metric])]
    return {
      metric,
      now: mean(a),
      before: mean(b),
      made: { sum: total(a), of: a.length },
      difference: differenceOfMeans(a, b),
    }
  })
  const lines = [...shares, ...means]
  const sure = significantOf(lines.map((line) => line.difference))
  return lines.map((line, i) => ({ ...line, isSure: sure[i] ?? false }))
}

/** What is said of a difference: 'alone' of one whose own interval leaves nought out, though seven figures together allow for no find. */
export type EffectVerdict = 'up' | 'down' | 'upAlone' | 'downAlone' | 'unclear'

export function verdictOf({ difference, isSure }: Pick<EffectLine, 'difference' | 'isSure'>): EffectVerdict {
  if (difference === null) return 'unclear'
  if (isSure) return difference.value > 0 ? 'up' : 'down'
  return difference.low > 0 ? 'upAlone' : difference.high < 0 ? 'downAlone' : 'unclear'
}

/** The lines that a goal is measured by before the others. */
export function goalFirst<Line extends { metric: EffectMetric }>(lines: readonly Line[], goal: Goal | null) {
  const first = goal ? metricsOfGoal[goal] : []
  const marked = lines.map((line) => ({ ...line, isOfGoal: first.includes(line.metric) }))
  return [...marked.filter((line) => line.isOfGoal), ...marked.filter((line) => !line.isOfGoal)]
}

const WEEK = 7
const MOST_WEEKS = 12

/**
 * As many whole weeks from a day on as are over, twelve at most, and as many right before it: both have every weekday equally
 * often. Null while the first week is not over.
 */
export function weeksAround(launch: string, today: string) {
  const weeks = Math.min(MOST_WEEKS, Math.floor((daysFrom(launch, today) - 1) / WEEK))
  if (weeks < 1) return null
  return {
    from: launch,
    to: plusDays(launch, weeks * WEEK - 1),
    previousFrom: plusDays(launch, -weeks * WEEK),
    previousTo: plusDays(launch, -1),
    isPartial: false,
  }
}

/**
 * Days as two sides can be compared by: only those that are over, and the other side as long with the same weekdays, whole weeks before. A
 * third day of a weekend would pass for growth, and half a day of today for a loss.
 */
export function wholeDays({ from, to, previousFrom, isPartial }: Omit<Period, 'previousTo'>): Period {
  const last = isPartial ? plusDays(to, -1) : to
  const first = from > last ? last : from
  const length = daysFrom(first, last)
  const weeks = Math.max(Math.round((daysFrom(previousFrom, from) - 1) / WEEK), Math.ceil(length / WEEK))
  return {
    from: first,
    to: last,
    previousFrom: plusDays(first, -weeks * WEEK),
    previousTo: plusDays(last, -weeks * WEEK),
    isPartial: false,
  }
}

/** Days put together by sevens back from the last; what is left at the beginning is no week, and would look like a bad one. */
export function weeksOf(days: readonly EffectDay[]): EffectDay[] {
  const weeks: EffectDay[] = []
  const rest = days.length < WEEK ? 0 : days.length % WEEK
  for (const [i, day] of days.slice(rest).entries()) {
    const last = weeks.at(-1)
    if (!last || i % WEEK === 0) weeks.push({ ...day })
    else {
      last.orders += day.orders
      last.newBuyers += day.newBuyers
      last.revenueMinor += day.revenueMinor
    }
  }
  return weeks
}
