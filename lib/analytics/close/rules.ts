import { MINOR_PER_UNIT } from '@/lib/kernel/money'
import {
  basisOf,
  type CohortFigures,
  type CohortRow,
  type Estimate,
  estimateOf,
  type Funding,
  fractionOf,
  fundings,
  leftOf,
  type Moved,
  marketingCohort,
  monthAfter,
  monthNumber,
  movedIn,
  spendCohort,
  type Terms,
} from '../finance/rules'

/** Everything that a month is reckoned from. */
export type Facts = {
  /** by its first day */
  month: string
  /** the first day that is not over, or the first of the next month */
  wholeUntil: string
  /** until the end of the month */
  rows: readonly CohortRow[]
  /** what was paid in orders that earn, with tax, by month; those since the last close at least */
  sales: readonly { month: string; earningMinor: number }[]
  buckets: Buckets
  terms: Terms
  plannedBps: number | null
  /** the month that was closed last */
  before: Figures | null
}

export type Buckets = { available: number; pending: number; held: number; debt: number }

/** How one kind of points went from one close to the next. Money in fen. */
export type ClassFigures = {
  openingPoints: number
  moved: Moved
  /** what a recount of earlier months says beside what was frozen; nought unless something is wrong */
  correctionPoints: number
  closingPoints: number
  expectedPoints: number
  openingMinor: number
  /** spend: set aside from sales; marketing: provided for */
  addedMinor: number
  /** spend: of points that were taken back */
  cancelledMinor: number
  /** spend: earned; marketing: what was used of it */
  releasedMinor: number
  closingMinor: number
  /** what using these points cost the shop */
  costMinor: number
}

export type Figures = {
  month: string
  /** the month closed before; null: from the beginning */
  since: string | null
  terms: Terms
  estimate: Estimate
  cohorts: CohortFigures[]
  buckets: Buckets
} & Record<Funding, ClassFigures>

const WHOLE_BPS = 10_000

const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0)

/** All figures of a month, out of what moved until its end and what was frozen before it. */
export function figuresOf(facts: Facts): Figures {
  const { month, terms, before } = facts
  const rows = facts.rows.filter((one) => one.month <= month)
  const estimate = estimateOf(rows, facts.wholeUntil, facts.plannedBps)
  const cut = { ...facts, rows }
  const cohorts = fundings.flatMap((funding) => cohortsOf(cut, estimate, funding))
  const of = (funding: Funding) => classOf(cut, cohorts, funding)
  const since = before?.month ?? null
  return {
    month,
    since,
    terms,
    estimate,
    cohorts,
    buckets: facts.buckets,
    spend: of('spend'),
    marketing: of('marketing'),
  }
}

function cohortsOf(facts: Facts, estimate: Estimate, funding: Funding): CohortFigures[] {
  const own = facts.rows.filter((one) => one.funding === funding)
  const lastWhole = monthNumber(facts.wholeUntil) - 1
  return [...new Set(own.map(({ cohort }) => cohort))].sort().map((cohort) => {
    const mine = own.filter((one) => one.cohort === cohort)
    const whole = movedIn(mine)
    const seen = movedIn(mine.filter((one) => one.month < facts.wholeUntil))
    const { terms } = facts
    const age = lastWhole - monthNumber(cohort)
    const of = { cohort, whole, estimate, terms, age, seenPoints: seen.redeemed - seen.returned }
    if (funding === 'marketing') return marketingCohort(of)
    const known = facts.before?.cohorts.find((one) => one.cohort === cohort && one.funding === funding)?.basis
    return spendCohort({ ...of, basis: known ?? basisOf(whole.issued, priceOf(facts, cohort), estimate, terms) })
  })
}

/** What was paid for goods, less the tax in it. */
const priceOf = ({ sales, terms }: Facts, month: string): number =>
  fractionOf(
    [sum(sales.filter((one) => one.month === month).map((one) => one.earningMinor)), WHOLE_BPS],
    [WHOLE_BPS + terms.taxIncludedBps],
  )

function classOf({ rows, before, terms }: Facts, cohorts: readonly CohortFigures[], funding: Funding): ClassFigures {
  const own = rows.filter((one) => one.funding === funding)
  const standing = cohorts.filter((one) => one.funding === funding)
  const was = before?.cohorts.filter((one) => one.funding === funding) ?? []
  const frozen = before?.[funding]
  const fresh = own.filter((one) => before === null || one.month > before.month)
  const moved = movedIn(fresh)
  const grown = (field: 'deferredMinor' | 'cancelledMinor' | 'releasedMinor') =>
    sum(standing.map((one) => one[field])) - sum(was.map((one) => one[field]))
  const openingPoints = frozen?.closingPoints ?? 0
  const closingPoints = sum(standing.map((one) => one.leftPoints))
  const openingMinor = frozen?.closingMinor ?? 0
  const closingMinor = sum(standing.map((one) => one.liabilityMinor))
  const used = fractionOf([moved.redeemed - moved.returned, MINOR_PER_UNIT], [terms.pointsPerUnit])
  const money =
    funding === 'spend'
      ? {
          addedMinor: grown('deferredMinor'),
          cancelledMinor: grown('cancelledMinor'),
          releasedMinor: grown('releasedMinor'),
        }
      : { addedMinor: closingMinor - openingMinor + used, cancelledMinor: 0, releasedMinor: used }
  return {
    openingPoints,
    moved,
    correctionPoints: closingPoints - leftOf(moved) - openingPoints,
    closingPoints,
    expectedPoints: sum(standing.map((one) => Math.max(0, one.expectedPoints - one.redeemed + one.returned))),
    openingMinor,
    ...money,
    closingMinor,
    costMinor: sum(fresh.filter(({ flow }) => flow === 'redeemed' || flow === 'returned').map((one) => one.costMinor)),
  }
}

export const accounts = [
  'sales',
  'points-revenue',
  'contract-liability',
  'marketing-expense',
  'provision',
  'settlement',
] as const
export type BookAccount = (typeof accounts)[number]
export const bookEntries = ['deferral', 'cancellation', 'release', 'provision', 'use'] as const
export type JournalLine = {
  entry: (typeof bookEntries)[number]
  account: BookAccount
  side: 'debit' | 'credit'
  amountMinor: number
}

/** The month's entries. Each balances; an amount below nought changes sides; nothing is written of nothing. */
export function journalOf({ spend, marketing }: Pick<Figures, Funding>): JournalLine[] {
  const line = (
    entry: JournalLine['entry'],
    account: BookAccount,
    side: JournalLine['side'],
    amount: number,
  ): JournalLine => ({
    entry,
    account,
    side: amount < 0 ? (side === 'debit' ? 'credit' : 'debit') : side,
    amountMinor: Math.abs(amount),
  })
  const pair = (entry: JournalLine['entry'], debit: BookAccount, credit: BookAccount, amount: number) => [
    line(entry, debit, 'debit', amount),
    line(entry, credit, 'credit', amount),
  ]
  return [
    ...pair('deferral', 'sales', 'contract-liability', spend.addedMinor),
    ...pair('cancellation', 'contract-liability', 'sales', spend.cancelledMinor),
    ...pair('release', 'contract-liability', 'points-revenue', spend.releasedMinor),
    ...pair('provision', 'marketing-expense', 'provision', marketing.addedMinor),
    line('use', 'provision', 'debit', marketing.releasedMinor),
    line('use', 'settlement', 'credit', marketing.costMinor),
    // it cost more or less than was provided for
    line('use', 'marketing-expense', 'debit', marketing.costMinor - marketing.releasedMinor),
  ].filter(({ amountMinor }) => amountMinor !== 0)
}

/** The first month that figures tell of: right after the last closed one, or the first with points; an open one tells of all that is open before it. */
export const tellsFrom = ({ month, since, cohorts }: Pick<Figures, 'month' | 'since' | 'cohorts'>): string =>
  since ? monthAfter(since) : cohorts.reduce((first, { cohort }) => (cohort < first ? cohort : first), month)

export type ReleasedBar = { from: string; month: string; isOpen: boolean; releasedMinor: number }

/** What was earned by month, each closed one for itself, then all open months up to the shown one together; a year of them at most. */
export function releasedBars(
  closed: readonly { month: string; releasedMinor: number }[],
  shown: { state: 'closed' | 'next' | 'running' | 'later'; figures: Figures },
): ReleasedBar[] {
  const bars = closed
    .toReversed()
    .map(({ month, releasedMinor }): ReleasedBar => ({ from: month, month, isOpen: false, releasedMinor }))
  const { month, spend } = shown.figures
  const open = { from: tellsFrom(shown.figures), month, isOpen: true, releasedMinor: spend.releasedMinor }
  return (shown.state === 'closed' ? bars : [...bars, open]).slice(-12)
}

export const ageBands = ['to30', 'to90', 'to180', 'to365', 'older'] as const
export type AgeBand = (typeof ageBands)[number]

/** Lots are known by their month: this one is up to 30 days old at its end, the two before it up to 90, and so on. */
const bandOf = (months: number): AgeBand =>
  months < 1 ? 'to30' : months < 3 ? 'to90' : months < 6 ? 'to180' : months < 12 ? 'to365' : 'older'

export type AgedLiability = { band: AgeBand; points: number } & Record<Funding, number>

/** Points that are out and what they stand in the books at, by their age. */
export function agedLiability({ month, cohorts }: Pick<Figures, 'month' | 'cohorts'>): AgedLiability[] {
  const ages = ageBands.map((band): AgedLiability => ({ band, points: 0, spend: 0, marketing: 0 }))
  for (const one of cohorts) {
    const age = ages.find(({ band }) => band === bandOf(monthNumber(month) - monthNumber(one.cohort)))
    if (!age) continue
    age.points += one.leftPoints
    age[one.funding] += one.liabilityMinor
  }
  return ages
}

/** The next month that may be closed: after the last closed one, or the first in which points were given. */
export const nextMonth = (lastClosed: string | null, firstCohort: string | null): string | null =>
  lastClosed ? monthAfter(lastClosed) : firstCohort
