import { z } from 'zod'
import { isInviteCode, plainCode, verdicts } from './rules'

const prizeNo = z.int().min(1).max(60)

/** The kind's own part of a definition: what friends bring, and what a friend must have done. */
export const inviteSettingsSchema = z.strictObject({
  /** for each friend that counts; null: only rungs give */
  perFriend: prizeNo.nullable(),
  /** for so many friends, each once: 1, 3 and 5 as a rule */
  rungs: z
    .array(z.strictObject({ friends: z.int().min(1).max(100), prizeNo }))
    .max(5)
    .refine(
      (rungs) => rungs.every(({ friends }, i) => i === 0 || friends > (rungs[i - 1]?.friends ?? 0)),
      'rungs-not-rising',
    ),
  /** what a friend's first paid order must come to in money, without shipping */
  minOrderMinor: z.int().min(1).max(10_000_000),
  /** for how many days a link is remembered before somebody signs up */
  attributionDays: z.int().min(1).max(90),
  /** from this score on a person looks before anything is given */
  holdScore: z.int().min(10).max(200),
  /** how many friends of one inviter may sign up in a day */
  maxPerDay: z.int().min(1).max(100),
})
export type InviteSettings = z.output<typeof inviteSettingsSchema>

export const blankInviteSettings: InviteSettings = {
  perFriend: null,
  rungs: [
    { friends: 1, prizeNo: 1 },
    { friends: 3, prizeNo: 2 },
    { friends: 5, prizeNo: 3 },
  ],
  minOrderMinor: 2_000,
  attributionDays: 30,
  holdScore: 50,
  maxPerDay: 10,
}

export const codeSchema = z.string().max(20).transform(plainCode).refine(isInviteCode)
/** plain words: no line breaks, no marks that turn the text around */
const sentence = z
  .string()
  .trim()
  .min(2)
  .max(200)
  // oxlint-disable-next-line no-control-regex
  .regex(/^[^\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/)

export const joinInviteSchema = z.strictObject({ campaignId: z.uuid() })
/** `visit` is the name that a mailed link carried from another browser. */
export const openInviteSchema = z.strictObject({ code: codeSchema, visit: z.uuid().nullable() })
export const appealInviteSchema = z.strictObject({ inviteId: z.uuid(), text: sentence })
export const reviewInviteSchema = z.strictObject({ inviteId: z.uuid(), verdict: z.enum(verdicts), note: sentence })
export const undoReviewSchema = z.strictObject({ inviteId: z.uuid() })
export const posterSchema = z.object({ code: codeSchema, locale: z.enum(['zh-CN', 'en']).catch('zh-CN') })
export const reviewFilterSchema = z.enum(['held', 'appealed', 'decided'])
export type ReviewFilter = z.output<typeof reviewFilterSchema>
