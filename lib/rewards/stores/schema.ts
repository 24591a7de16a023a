import { z } from 'zod'

/** A counter of the shop and who stands there; with an id it changes that one. */
export const saveStoreSchema = z.strictObject({
  id: z.uuid().nullable(),
  nameZh: z.string().trim().min(1).max(30),
  nameEn: z.string().trim().min(1).max(60),
  staff: z.array(z.uuid()).max(500),
})
export type SaveStore = z.output<typeof saveStoreSchema>
