import { z } from 'zod'
import { segmentCodes } from '@/lib/shoppers/segments/rules'
import { presets } from '../presets/rules'

/** What an address says of a campaign that is to be made or worked on; what it can't read it leaves out. */
export const wizardQuerySchema = z.object({
  preset: z
    .enum(Object.keys(presets) as [keyof typeof presets, ...(keyof typeof presets)[]])
    .nullable()
    .catch(null),
  /** whom it is for, to begin with */
  segment: z.enum(segmentCodes).optional().catch(undefined),
  step: z.enum(['basics', 'prizes', 'delivery', 'publish']).catch('basics'),
})
