import { z } from 'zod'
import { conversionFields } from './rules'

export const MOST_CONVERSION_BYTES = 8 * 1024 * 1024

/** The days, both counted, on which was exchanged what a report tells of; what an address says wrongly is not said. */
export const outcomeRangeSchema = z.object({
  from: z.iso.date().nullable().catch(null).default(null),
  to: z.iso.date().nullable().catch(null).default(null),
})
export type OutcomeRange = z.output<typeof outcomeRangeSchema>

const shown = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()

/** What comes with the bytes of an export, as the address of the door says it. */
export const conversionWorkSchema = z.object({
  work: z.enum(['check', 'import']),
  request: z.uuid(),
  // names are shown, never opened
  name: z
    .string()
    .max(500)
    .transform((name) => shown(name).slice(-120) || 'orders.csv'),
  columns: z
    .string()
    .max(4_000)
    .transform((text, at) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        at.addIssue('columns-unknown')
        return z.NEVER
      }
    })
    .pipe(z.partialRecord(z.enum(conversionFields), z.string().min(1).max(200))),
})
