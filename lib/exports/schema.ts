import { z } from 'zod'

const format = z.enum(['csv', 'xlsx'])

/** A file that is asked for: what it holds is a filter of the list that it is of, in the list's own words. */
export const askExportSchema = z.strictObject({
  requestId: z.uuid(),
  format,
  filter: z.record(z.string().max(40), z.string().max(200)).default({}),
})

/** Which rows of a list: those ticked, between commas; or all, and how many they were when somebody chose them. */
export const chosenRowsSchema = z.object({
  only: z
    .string()
    .regex(/^[\w-]{1,40}(,[\w-]{1,40}){0,99}$/)
    .transform((text) => text.split(','))
    .optional(),
  expect: z.coerce.number().int().min(1).max(1_000_000_000).optional(),
})

/** How a file is asked for in an address. */
export const fileFormatSchema = format.catch('csv')

export const exportRunSchema = z.strictObject({ id: z.uuid() })

export const runFileSchema = z.strictObject({ run: z.uuid(), file: z.literal('1').optional() })

/** A file that is made once more. */
export const exportAgainSchema = z.strictObject({ id: z.uuid(), requestId: z.uuid() })
