import { z } from 'zod'

export const dismissNoticeSchema = z.strictObject({ id: z.int().positive() })
