import { randomUUID } from 'node:crypto'
import { saveBandsSchema } from '@/lib/analytics/points/schema'
import { saveHoldoutSchema } from '@/lib/shoppers/holdout/schema'
import type { Sample } from './campaign-samples'

const bands = { lowBps: 1_500, watchBps: 3_000, warnBps: 5_000, usageLowBps: 3_000 }

/** What the actions of the pages of figures would do. */
export const figureSamples = (mark: string): Record<string, Sample> => ({
  saveBandsAction: [saveBandsSchema, { bands, reason: mark, requestId: randomUUID() }],
  // nought: nobody whom other stories sign up is drawn
  saveHoldoutAction: [saveHoldoutSchema, { shareBps: 0, days: 90, reason: mark, requestId: randomUUID() }],
})
