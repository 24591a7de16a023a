import { z } from 'zod'
import { sortsOf } from '@/lib/kernel/sorting'
import { blankCashback, cashbackSchema } from '../cashback-card/schema'
import { linkSchema } from '../link/schema'
import { pageSchema } from '../page/schema'
import { blankRedPacket, redPacketSchema } from '../red-packet/schema'
import { limitPeriods, rewardCategories, rewardKinds, rewardStates } from '../rules'

const when = z.iso.datetime({ offset: true }).nullable()
const tierCode = z.string().max(40).nullable()
const money = z.int().min(0).max(100_000_000)

/** A reward as the merchant states it; with an id it changes that one. Issue messages are codes. */
export const saveRewardSchema = z
  .strictObject({
    id: z.uuid().nullable(),
    kind: z.enum(rewardKinds),
    category: z.enum(rewardCategories),
    titleZh: z.string().trim().min(1).max(60),
    titleEn: z.string().trim().min(1).max(80),
    aboutZh: z.string().trim().max(200),
    aboutEn: z.string().trim().max(300),
    image: z
      .string()
      .regex(/^[\w-]{1,80}$/)
      .nullable(),
    costPoints: z.int().min(1).max(100_000_000),
    /** beside the points, paid as an order is */
    cashMinor: money,
    /** how many there are in all; null: as many as are wanted */
    stock: z.int().min(0).max(10_000_000).nullable(),
    limitCount: z.int().min(1).max(10_000).nullable(),
    limitPeriod: z.enum(limitPeriods),
    validDays: z.int().min(1).max(3_650).nullable(),
    startsAt: when,
    endsAt: when,
    /** this tier and those above it; null: everybody */
    minTier: tierCode,
    /** this tier and those above it, so many days before it begins */
    earlyTier: tierCode,
    earlyDays: z.int().min(1).max(60).nullable(),
    trueCostMinor: money,
    faceValueMinor: money,
    budgetId: z.uuid().nullable(),
    /** of a coupon */
    couponId: z.uuid().nullable(),
    /** of a code out of a pool */
    poolId: z.uuid().nullable(),
    /** of a draw ticket */
    campaignId: z.uuid().nullable().default(null),
    /** of a link: where it leads to */
    link: linkSchema.nullable(),
    /** of a page: what is written on it */
    page: pageSchema.nullable().default(null),
    redPacket: redPacketSchema,
    cashback: cashbackSchema,
    /** counters at which a verification code may be used; none: any */
    storeIds: z.array(z.uuid()).max(100).default([]),
    state: z.enum(['draft', 'live']),
  })
  .refine(({ startsAt, endsAt }) => !startsAt || !endsAt || Date.parse(startsAt) < Date.parse(endsAt), {
    path: ['endsAt'],
    error: 'reward-ends-before-start',
  })
  .refine(({ earlyTier, earlyDays }) => (earlyTier === null) === (earlyDays === null), {
    path: ['earlyDays'],
    error: 'reward-early-half',
  })
  .refine(({ earlyTier, startsAt }) => earlyTier === null || startsAt !== null, {
    path: ['startsAt'],
    error: 'reward-early-needs-start',
  })
  .refine(({ kind, couponId }) => kind !== 'coupon' || couponId !== null, {
    path: ['couponId'],
    error: 'reward-coupon-needed',
  })
  .refine(({ kind, poolId }) => kind !== 'virtual-code' || poolId !== null, {
    path: ['poolId'],
    error: 'reward-pool-needed',
  })
  .refine(({ kind, link }) => kind !== 'link' || link !== null, { path: ['link'], error: 'reward-link-needed' })
  .refine(({ kind, cashMinor }) => cashMinor === 0 || (kind !== 'red-packet' && kind !== 'cashback-card'), {
    path: ['cashMinor'],
    error: 'reward-money-for-money',
  })
  .refine(({ kind, campaignId }) => kind !== 'draw-ticket' || campaignId !== null, {
    path: ['campaignId'],
    error: 'reward-campaign-needed',
  })
  .refine(({ kind, cashMinor }) => cashMinor === 0 || kind !== 'draw-ticket', {
    path: ['cashMinor'],
    error: 'reward-money-for-draws',
  })
  .refine(({ kind, page }) => kind !== 'page' || page !== null, { path: ['page'], error: 'reward-page-needed' })
  .refine(({ kind, stock }) => kind !== 'parcel' || stock !== null, { path: ['stock'], error: 'reward-stock-needed' })

export type SaveReward = z.output<typeof saveRewardSchema>

export const rewardStateSchema = z.strictObject({ rewardId: z.uuid(), state: z.enum(rewardStates) })
/** A reward is put before another; null: behind all. */
export const placeRewardSchema = z.strictObject({ rewardId: z.uuid(), before: z.uuid().nullable() })

const oneChange = z.strictObject({
  rewardId: z.uuid(),
  state: z.enum(rewardStates).optional(),
  category: z.enum(rewardCategories).optional(),
  startsAt: when.optional(),
  endsAt: when.optional(),
})
export type RewardChange = z.output<typeof oneChange>

/** Many rewards changed at once, each as it says; what was is told in the same words, so that it can be sent back. */
export const changeRewardsSchema = z.strictObject({
  changes: z
    .array(oneChange)
    .min(1)
    .max(200)
    .refine((all) => new Set(all.map((one) => one.rewardId)).size === all.length, 'reward-named-twice'),
})

/** Which claims a list shows; what it can't read it leaves out. */
export const claimListSchema = z.object({
  state: z.enum(['to-send', 'trouble', 'open', 'used', 'expired', 'void']).nullable().catch(null),
  reward: z.uuid().nullable().catch(null),
  /** exchanged for points and not taken back, as figures count them */
  of: z.enum(['exchanged']).nullable().catch(null),
  /** the shop's days on which they were made */
  from: z.iso.date().nullable().catch(null),
  to: z.iso.date().nullable().catch(null),
  /** null: the newest first, and those to send as they are packed: the oldest first */
  sort: z
    .enum(sortsOf(['no', 'points']))
    .nullable()
    .catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type ClaimList = z.output<typeof claimListSchema>

/** Which rewards a list shows. */
export const rewardListSchema = z.object({
  state: z.enum(['archived']).nullable().catch(null),
  /** null: as they stand in the mall */
  sort: z
    .enum(sortsOf(['cost', 'left', 'claimed', 'ends']))
    .nullable()
    .catch(null),
})
export type RewardList = z.output<typeof rewardListSchema>

/** The reward that an address names, or none. */
export const rewardIdText = z.uuid().nullable().catch(null)

/** What an address may say of a reward that is to be made: the price and cost that were tried on the ladder. */
export const newRewardSchema = z.object({
  from: rewardIdText,
  cost: z.coerce.number().int().min(1).max(100_000_000).nullable().catch(null),
  pays: z.coerce.number().int().min(0).max(100_000_000).nullable().catch(null),
})
export type NewReward = z.output<typeof newRewardSchema>

/** A reward before anything is said of it. */
export const blankReward: z.input<typeof saveRewardSchema> = {
  id: null,
  kind: 'coupon',
  category: 'coupons',
  titleZh: '',
  titleEn: '',
  aboutZh: '',
  aboutEn: '',
  image: null,
  costPoints: 500,
  cashMinor: 0,
  stock: null,
  limitCount: null,
  limitPeriod: 'ever',
  validDays: null,
  startsAt: null,
  endsAt: null,
  minTier: null,
  earlyTier: null,
  earlyDays: null,
  trueCostMinor: 0,
  faceValueMinor: 0,
  budgetId: null,
  couponId: null,
  poolId: null,
  campaignId: null,
  link: null,
  page: null,
  redPacket: blankRedPacket,
  cashback: blankCashback,
  storeIds: [],
  state: 'draft',
}
