import { z } from 'zod'

/** Which file of a campaign: all of it, its draws as a table, or the list for the tax office. */
export const archiveAskedSchema = z.object({ campaign: z.uuid(), as: z.enum(['json', 'csv']) })
export const withholdingAskedSchema = z.object({ campaign: z.uuid() })
