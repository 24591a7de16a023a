import { z } from 'zod'

const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)

/** A month of the shop's calendar. */
export const closeMonthSchema = z.strictObject({ month })

/** Which month's books a page shows; without one, those of now. */
export const booksQuerySchema = z.object({ month: month.nullable().catch(null).default(null) })
