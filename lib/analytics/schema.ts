import { z } from 'zod'
import { comparisons, daysFrom, grains, LONGEST_RANGE_DAYS, ranges } from './rules'

/** A day that figures are asked of: no shop is older, and days before it are compared with. */
const askedDay = z.iso.date().pipe(z.string().refine((day) => day >= '2000-01-01', 'range-too-early'))

/** The days a page of figures looks at: the last so many, or from one day to another, both counted in. */
export const dashboardRangeSchema = z
  .strictObject({
    range: z.enum(ranges),
    from: askedDay.nullable().default(null),
    to: askedDay.nullable().default(null),
    compare: z.enum(comparisons).default('previous'),
    /** what a picture adds up; null: what its length asks for */
    by: z.enum(grains).nullable().default(null),
  })
  .refine(({ range, from, to }) => range !== 'custom' || (from !== null && to !== null), 'range-needs-two-days')
  .refine(({ from, to }) => !from || !to || from <= to, 'range-runs-backwards')
  .refine(({ from, to }) => !from || !to || daysFrom(from, to) <= LONGEST_RANGE_DAYS, 'range-too-long')

export type DashboardRange = z.output<typeof dashboardRangeSchema>

const usual: DashboardRange = { range: '30', from: null, to: null, compare: 'previous', by: null }

type Query = Record<string, string | string[] | undefined>

/** What an address asks for; one that asks for no range gets the last thirty days. */
export function rangeOf({ range, from, to, compare, by }: Query): DashboardRange {
  const parsed = dashboardRangeSchema.safeParse({ range: range ?? '30', from, to, compare, by })
  return parsed.success ? parsed.data : usual
}

export const rangeProblems = [
  'range-needs-two-days',
  'range-too-early',
  'range-runs-backwards',
  'range-too-long',
] as const
export type RangeProblem = { code: (typeof rangeProblems)[number]; from: string; to: string }

/** Why the days that an address asks for are not shown, with what was typed; null: they are. */
export function rangeProblemOf({ range, from, to, compare, by }: Query): RangeProblem | null {
  const parsed = dashboardRangeSchema.safeParse({ range: range ?? '30', from, to, compare, by })
  if (parsed.success || range !== 'custom') return null
  const said = parsed.error.issues.map(({ message }) => message)
  const code = rangeProblems.find((one) => said.includes(one)) ?? 'range-needs-two-days'
  return { code, from: typed(from), to: typed(to) }
}

const typed = (day: string | string[] | undefined) => (typeof day === 'string' ? day : '')

/** The same as a part of an address, with nothing in it that goes without saying. */
export function rangeQuery(wanted: DashboardRange): Record<string, string> {
  const { range, from, to, compare, by } = wanted
  return {
    ...(range === '30' ? {} : { range }),
    ...(range === 'custom' && from && to ? { from, to } : {}),
    ...(compare === 'previous' ? {} : { compare }),
    ...(by ? { by } : {}),
  }
}

/** The day of a launch that an address asks to look about; null: none, or no day. */
export function sinceOf({ since }: Query): string | null {
  const parsed = askedDay.safeParse(since)
  return parsed.success ? parsed.data : null
}
