import { z } from 'zod'
import { ruleSchema } from '@/lib/earning/programme/schema'
import { earningFactsSchema } from '@/lib/earning/schema'
import { profileParts } from '../rules'

/** What a shopper's page about deeds is drawn from, as the database puts it together. */
export const myDeedsSchema = z.object({
  at: z.string(),
  timeZone: z.string(),
  rules: z.array(ruleSchema),
  budgets: z.record(z.string(), z.int()),
  heldOutBps: z.int(),
  heldOutUntil: z.string().nullish(),
  shopper: earningFactsSchema.shape.shopper,
  behaviours: z.array(
    z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string(), kind: z.enum(['built-in', 'custom']) }),
  ),
  /** null for a guest */
  me: z
    .object({
      missing: z.array(z.enum(profileParts)),
      birthday: z.string().nullable(),
      reviewable: z.int(),
      /** given and not taken back, by behaviour: how often and the last time */
      done: z.record(
        z.string(),
        z.object({ times: z.int(), points: z.int(), last: z.string(), isThisYear: z.boolean() }),
      ),
      waiting: z.array(z.string()),
      recent: z.array(
        z.object({
          id: z.string(),
          at: z.string(),
          nameZh: z.string(),
          nameEn: z.string(),
          points: z.int(),
          takenBackPoints: z.int(),
          cut: z.looseObject({ by: z.string() }).nullable(),
          askedPoints: z.int(),
          reason: z.string().nullable(),
          isWaiting: z.boolean(),
        }),
      ),
    })
    .nullable(),
})
