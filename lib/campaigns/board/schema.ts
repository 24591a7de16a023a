import { z } from 'zod'

/** The campaign that an address names. */
export const boardAskedSchema = z.object({ campaign: z.uuid() })

/** The same as it stands in a path; null: it names none. */
export const campaignIdText = z.uuid().nullable().catch(null)
