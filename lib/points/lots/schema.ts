import { z } from 'zod'

const most = (days: number) => z.int().min(1).max(days)
const isDayOfSomeYear = (monthDay: string) =>
  !Number.isNaN(Date.parse(`2000-${monthDay}`)) &&
  new Date(`2000-${monthDay}T00:00:00Z`).getUTCDate() === Number(monthDay.slice(3))

/** How long points are good, as a merchant states it. */
export const expiryTermsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rolling-days'), days: most(3_650) }),
  z.strictObject({ kind: z.literal('rolling-months'), months: most(120) }),
  z.strictObject({
    kind: z.literal('fixed-date'),
    monthDay: z
      .string()
      .regex(/^\d{2}-\d{2}$/, 'month-day-none')
      .refine(isDayOfSomeYear, 'month-day-none'),
  }),
  z.strictObject({ kind: z.literal('end-of-month'), monthsAfter: z.int().min(0).max(120) }),
  z.strictObject({ kind: z.literal('end-of-year'), yearsAfter: z.int().min(0).max(10) }),
  z.strictObject({ kind: z.literal('idle'), days: most(3_650) }),
  z.strictObject({ kind: z.literal('never') }),
])

/** When earned points become usable, as a merchant states it. */
export const pendingTermsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('days'), days: z.int().min(0).max(180) }),
  z.strictObject({ kind: z.literal('delivered') }),
  z.strictObject({ kind: z.literal('return-window') }),
])
