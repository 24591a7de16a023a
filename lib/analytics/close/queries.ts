import { row, rows } from '@/lib/db/sql'
import { liveTerms } from '@/lib/earning/queries'
import type { StaffContext } from '@/lib/gate/context'
import { monthAfter } from '../finance/rules'
import { type Facts, type Figures, figuresOf, type JournalLine, journalOf, nextMonth } from './rules'

type Reader = Pick<StaffContext, 'at' | 'on'>

type Calendar = {
  timeZone: string
  currency: string
  month: string
  lastClosed: string | null
  firstCohort: string | null
}

/** The shop's month, what was closed last and where the books begin. */
async function calendarOf({ at, on }: Reader): Promise<Calendar> {
  const found = await row<Calendar>(
    `select time_zone as "timeZone", currency, to_char(coalesce($1::timestamptz, now()) at time zone time_zone, 'YYYY-MM-01') as month,
       (select max(month)::text from month_close) as "lastClosed", (select min(cohort)::text from lot_cohorts()) as "firstCohort" from shop`,
    [at],
    on,
  )
  if (!found) throw new Error('the shop has no settings row')
  return found
}

/** What a month is reckoned from: whole, or as far as it has come if it is the month that runs. */
export async function factsOf(ctx: Reader, month: string): Promise<Facts> {
  // the terms of the month's last moment
  const found = await row<{ facts: Omit<Facts, 'month' | 'wholeUntil' | 'terms'>; end: Date; isOver: boolean }>(
    `select finance_facts($1) as facts, least(month_end($1) - interval '1 millisecond', coalesce($2::timestamptz, now())) as "end",
       month_end($1) <= coalesce($2::timestamptz, now()) as "isOver"`,
    [month, ctx.at],
    ctx.on,
  )
  if (!found) throw new Error('there are no books')
  const { earning, spending } = await liveTerms(found.end, ctx.on)
  const terms = { pointsPerUnit: spending.pointsPerUnit, taxIncludedBps: earning.taxIncludedBps }
  return { ...found.facts, month, wholeUntil: found.isOver ? monthAfter(month) : month, terms }
}

export type ClosedMonth = {
  month: string
  closedAt: Date
  closedBy: string
  hash: string
  sealId: number | null
  spendMinor: number
  marketingMinor: number
  releasedMinor: number
  points: number
}

/** Closed months, the newest first. */
export function listClosed({ on }: Pick<Reader, 'on'>): Promise<ClosedMonth[]> {
  return rows<ClosedMonth>(
    `select c.month::text, c.closed_at as "closedAt", coalesce(nullif(a.name, ''), a.email) as "closedBy", encode(c.hash, 'hex') as hash, c.seal_id as "sealId",
       (c.figures #>> '{spend,closingMinor}')::int8 as "spendMinor", (c.figures #>> '{marketing,closingMinor}')::int8 as "marketingMinor",
       (c.figures #>> '{spend,releasedMinor}')::int8 as "releasedMinor",
       (c.figures #>> '{spend,closingPoints}')::int8 + (c.figures #>> '{marketing,closingPoints}')::int8 as points
     from month_close c join account a on a.id = c.closed_by order by c.month desc limit 60`,
    [],
    on,
  )
}

/** A month as it was frozen. */
export const findFrozen = ({ on }: Pick<Reader, 'on'>, month: string) =>
  row<{ figures: Figures; journal: JournalLine[] }>(
    'select figures, journal from month_close where month = $1',
    [month],
    on,
  )

export type Books = Calendar & {
  /** the month that is shown */
  shown: string
  state: 'closed' | 'next' | 'running' | 'later'
  figures: Figures
  journal: JournalLine[]
  /** a closed month counted again: what it would come to */
  recount: { points: number; minor: number } | null
  /** the month that may be closed next, and whether it is over */
  next: { month: string; isOver: boolean } | null
  closed: ClosedMonth[]
  expiring: { days: number; points: number }[]
  /** the same by the day, 90 days on, and how many until its end */
  ending: { day: string; points: number; soFarPoints: number }[]
}

const together = ({ spend, marketing }: Figures) => ({
  points: spend.closingPoints + marketing.closingPoints,
  minor: spend.closingMinor + marketing.closingMinor,
})

/** The books of a month, or of now: frozen if it is closed, and counted again beside it. */
export async function getBooks(ctx: Reader, asked: string | null): Promise<Books> {
  const [calendar, closed, ending] = await Promise.all([calendarOf(ctx), listClosed(ctx), endingPoints(ctx)])
  const month = asked ? `${asked}-01` : calendar.month
  const shown = month > calendar.month ? calendar.month : month
  const [facts, frozen] = await Promise.all([factsOf(ctx, shown), findFrozen(ctx, shown)])
  const first = nextMonth(calendar.lastClosed, calendar.firstCohort)
  const next = first && first <= calendar.month ? { month: first, isOver: first < calendar.month } : null
  const rest = { ...calendar, shown, next, closed, ...ending }
  if (frozen) {
    const counted = together(figuresOf({ ...facts, ...thenOf(frozen.figures) }))
    const was = together(frozen.figures)
    const recount = { points: counted.points - was.points, minor: counted.minor - was.minor }
    return { ...rest, ...frozen, state: 'closed', recount }
  }
  const figures = figuresOf(facts)
  const state = shown === calendar.month ? 'running' : shown === first ? 'next' : 'later'
  return { ...rest, figures, journal: journalOf(figures), recount: null, state }
}

/** Terms and plan as they were when a month was closed. */
const thenOf = ({ terms, estimate }: Figures): Pick<Facts, 'terms' | 'plannedBps'> => ({
  terms,
  plannedBps: estimate.source === 'plan' ? estimate.bps : null,
})

/** Usable points that end today or within 30, 60 and 90 days after it, and those of each day. */
async function endingPoints({ at, on }: Reader): Promise<Pick<Books, 'expiring' | 'ending'>> {
  const days = await rows<Books['ending'][number] & { ahead: number }>(
    `select to_char(e.day, 'YYYY-MM-DD') as day, (e.day - (c.at at time zone shop_zone())::date) as ahead, sum(e.points)::int8 as points,
       (sum(sum(e.points)) over (order by e.day))::int8 as "soFarPoints"
     from (select coalesce($1::timestamptz, now()) as at) c, remaining_ends(c.at) e
     where e.day <= (c.at at time zone shop_zone())::date + 90 group by e.day, c.at having sum(e.points) <> 0 order by e.day`,
    [at],
    on,
  )
  const until = (ahead: number) => days.findLast((one) => one.ahead <= ahead)?.soFarPoints ?? 0
  return {
    expiring: [30, 60, 90].map((ahead) => ({ days: ahead, points: until(ahead) })),
    ending: days.map(({ day, points, soFarPoints }) => ({ day, points, soFarPoints })),
  }
}

export type BookLine = Figures['cohorts'][number]

/** A month's points by cohort, as they stand in the books. */
export async function booksToExport(ctx: Reader, month: string | null): Promise<BookLine[]> {
  return (await getBooks(ctx, month)).figures.cohorts
}

export type BookEntryLine = Pick<JournalLine, 'entry' | 'account'> & {
  month: string
  debitMinor: number | null
  creditMinor: number | null
  hash: string
}

/** The entries of all closed months. */
export function bookEntriesToExport({ on }: Pick<Reader, 'on'>): Promise<BookEntryLine[]> {
  return rows<BookEntryLine>(
    `select c.month::text, j.entry, j.account, case j.side when 'debit' then j."amountMinor" end as "debitMinor",
       case j.side when 'credit' then j."amountMinor" end as "creditMinor", encode(c.hash, 'hex') as hash
     from month_close c, rows from (jsonb_to_recordset(c.journal) as (entry text, account text, side text, "amountMinor" bigint)) with ordinality j(entry, account, side, "amountMinor", n)
     order by c.month, j.n`,
    [],
    on,
  )
}
