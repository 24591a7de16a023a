import { z } from 'zod'

/** What the box looks like. */
export const boxThemes = ['vermilion', 'celadon', 'ink'] as const
export type BoxTheme = (typeof boxThemes)[number]

export const blindBoxSettingsSchema = z.strictObject({ theme: z.enum(boxThemes).default('vermilion') })
