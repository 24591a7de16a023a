import { z } from 'zod'
import { reasonText } from '@/lib/kernel/reason'

const bps = z.int().min(1).max(9_999)

/** The bands of figures as they are stated; they rise. */
export const saveBandsSchema = z.strictObject({
  bands: z
    .strictObject({ lowBps: bps, watchBps: bps, warnBps: bps, usageLowBps: bps })
    .refine(({ lowBps, watchBps, warnBps }) => lowBps < watchBps && watchBps < warnBps, {
      message: 'bands-not-rising',
      path: ['warnBps'],
    }),
  reason: reasonText(300),
  requestId: z.uuid(),
})

export type SaveBands = z.output<typeof saveBandsSchema>
