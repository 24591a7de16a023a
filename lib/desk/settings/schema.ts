import { z } from 'zod'
import { pointsTermsSchema } from '@/lib/earning/schema'
import { saveShopSchema } from '@/lib/shop/schema'

/** All that the settings page states: of the shop, and of the terms of points what stands there. */
export const settingsFormSchema = saveShopSchema.extend({ terms: pointsTermsSchema })

/** The same as it is saved: the terms only where they were changed, of the version that they were read of. */
export const saveSettingsSchema = saveShopSchema.extend({
  terms: z
    .strictObject({ terms: pointsTermsSchema, version: z.int().min(0).max(2_147_483_647), requestId: z.uuid() })
    .nullable(),
})

export type SaveSettings = z.output<typeof saveSettingsSchema>
