import { z } from 'zod'
import { reasonText } from '@/lib/kernel/reason'
import { holdoutDays, MOST_HELD_OUT_BPS } from './rules'

/** How large a share of new members is held out, for how long; nought ends it. */
export const saveHoldoutSchema = z.strictObject({
  shareBps: z.int().min(0).max(MOST_HELD_OUT_BPS),
  days: z.int().min(holdoutDays.least).max(holdoutDays.most),
  reason: reasonText(300),
  requestId: z.uuid(),
})

export type SaveHoldout = z.output<typeof saveHoldoutSchema>
