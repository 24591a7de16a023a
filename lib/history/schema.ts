import { z } from 'zod'
import { isTimeZone } from '@/lib/kernel/time'
import { dateOrders, grains, historyFields, missingFields } from './rules'

export const MOST_FILE_BYTES = 20 * 1024 * 1024

const column = z.string().min(1).max(200)

/** How a file's columns are read. */
export const readingSchema = z
  .strictObject({
    grain: z.enum(grains),
    columns: z.partialRecord(z.enum(historyFields), column),
    dateOrder: z.enum(dateOrders),
    timeZone: z.string().max(60).refine(isTimeZone, 'time-zone-unknown'),
  })
  .refine((reading) => missingFields(reading).length === 0, 'column-missing')

const shown = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()

/** What comes with an order file's bytes. */
export const historyFileSchema = z.strictObject({
  // names are shown, never opened: only what can not be shown is taken out
  fileName: z
    .string()
    .max(500)
    .transform((name) => shown(name).slice(-120) || 'orders.csv'),
  sourceName: z
    .string()
    .max(500)
    .transform((name) => shown(name))
    .pipe(z.string().min(1).max(80)),
  reading: readingSchema,
  dryRun: z.boolean(),
})
export type HistoryFile = z.output<typeof historyFileSchema>

export const historySourceSchema = z.strictObject({ sourceId: z.uuid() })

export const historyRunSchema = z.strictObject({ runId: z.uuid() })

/** The same as an address carries it. */
export const readingText = z
  .string()
  .max(4_000)
  .transform((text, at) => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      at.addIssue('reading-unknown')
      return z.NEVER
    }
  })

/** A run whose file is read once more. */
export const historyAgainSchema = z.strictObject({ again: z.uuid(), request: z.uuid() })
