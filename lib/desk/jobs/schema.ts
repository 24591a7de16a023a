import { z } from 'zod'

export const jobNameSchema = z.strictObject({ name: z.string().regex(/^[a-z-]{1,40}$/) })
