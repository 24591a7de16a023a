import { z } from 'zod'

/** One engine, two looks. */
export const lotteryThemes = ['wheel', 'grid'] as const
export type LotteryTheme = (typeof lotteryThemes)[number]

export const lotterySettingsSchema = z.strictObject({ theme: z.enum(lotteryThemes).default('wheel') })
