import { z } from 'zod'

export const MOST_FILE_BYTES = 20 * 1024 * 1024

/** What comes with a product file's bytes. */
export const ImportFile = z.strictObject({
  // names are shown, never opened: only what can not be shown is taken out
  fileName: z
    .string()
    .max(500)
    .transform(
      (name) =>
        name
          .replace(/[\p{Cc}\p{Cf}]/gu, '')
          .trim()
          .slice(-120) || 'products.csv',
    ),
  dryRun: z.boolean(),
})
export type ImportFile = z.output<typeof ImportFile>

export const importRunId = z.uuid()

export const importRunSchema = z.strictObject({ id: z.uuid() })

/** A run whose file is read once more. */
export const importAgainSchema = z.strictObject({ again: z.uuid(), request: z.uuid() })
