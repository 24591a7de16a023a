import { z } from 'zod'
import { daysFrom, LONGEST_RANGE_DAYS } from './rules'

/** The days a dashboard looks at: the last so many, or from one day to another, both counted in. */
export const dashboardRangeSchema = z
  .strictObject({
    range: z.enum(['today', '7', '30', '90', 'custom']),
    from: z.iso.date().nullable().default(null),
    to: z.iso.date().nullable().default(null),
  })
  .refine(({ range, from, to }) => range !== 'custom' || (from !== null && to !== null), 'range-needs-two-days')
  .refine(({ from, to }) => !from || !to || from <= to, 'range-runs-backwards')
  .refine(({ from, to }) => !from || !to || daysFrom(from, to) <= LONGEST_RANGE_DAYS, 'range-too-long')

export type DashboardRange = z.output<typeof dashboardRangeSchema>
