import { z } from 'zod'
import { codeSchema } from '@/lib/campaigns/invite/schema'

const title = z.string().trim().min(1).max(60)
const body = z.string().trim().min(1).max(5_000)

/** A place in this shop, without its language: shoppers' pages alone. */
const target = z
  .string()
  .trim()
  .max(200)
  .regex(/^\/(products|collections|campaigns|rewards|points|search)(\/[\w-]+)*(\?[\w=&%.+-]*)?$/, 'radar-target-shape')

/** A page as a marketer states it. The id is made by whoever asks: sent twice it is one page. */
export const saveContentSchema = z.strictObject({
  id: z.uuid(),
  titleZh: title,
  titleEn: title,
  bodyZh: body,
  bodyEn: body,
  target,
  dwellSeconds: z.int().min(5).max(600),
  archived: z.boolean(),
})
export type SaveContent = z.output<typeof saveContentSchema>

export const shareContentSchema = z.strictObject({ linkId: z.uuid() })
export const openContentSchema = z.strictObject({ code: codeSchema })
export const readContentSchema = z.strictObject({ visit: z.uuid() })
export { codeSchema }

/** Since how many days the desk counts; null: since ever. */
export const radarQuerySchema = z.object({
  days: z.coerce
    .number()
    .pipe(z.union([z.literal(7), z.literal(30), z.literal(90)]))
    .nullable()
    .catch(null)
    .default(null),
})
