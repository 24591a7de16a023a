import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { publishTiers } from '@/lib/tiers/publish-tiers'
import { publishTiersSchema, type tierTermsSchema } from '@/lib/tiers/schema'

export const twoLevels = [
  { code: 'silver', nameZh: '银卡', nameEn: 'Silver', atLeastMinor: 500_00 },
  { code: 'gold', nameZh: '金卡', nameEn: 'Gold', atLeastMinor: 2_000_00 },
]

type Stated = Partial<z.input<typeof tierTermsSchema>>

/** States two levels as from long ago. */
export const stateTiers = (terms: Stated = {}) =>
  publishTiers(
    { actor: null, at: new Date('2023-01-01T00:00:00Z'), on: db() },
    publishTiersSchema.parse({
      terms: { windowMonths: 12, levels: twoLevels, ...terms },
      reason: 'tried',
      requestId: randomUUID(),
    }),
  )

/** Somebody of whom nothing is known but what they pay. */
export const somebody = async (): Promise<string> => {
  const made = await row<{ id: string }>(`insert into account (email) values ($1) returning id`, [
    `${randomUUID()}@shop.test`,
  ])
  return made?.id ?? ''
}

/** The same two by points: a point for each ¥1. */
export const twoLevelsByPoints = twoLevels.map(({ atLeastMinor, ...level }) => ({
  ...level,
  atLeastPoints: atLeastMinor / 100,
}))

/** Something that somebody did, and what it gave. */
export const did = (accountId: string, at: Date, points: number) =>
  rows(
    `insert into behaviour_event (key, code, account_id, happened_at, recorded_at, decided_at, given_points)
     values (gen_random_uuid(), 'review', $1, $2, $2, $2, $3)`,
    [accountId, at, points],
  )

/** A paid order and nothing else of it: what tiers read. It earns a point for each whole ¥1. */
export const paid = (accountId: string, at: Date, goodsMinor: number) =>
  rows(
    `insert into shop_order (id, request_id, input_hash, account_id, email, locale, state, currency, goods_minor, coupon_minor, points_minor, shipping_minor,
       total_minor, spent_points, award_points, address, hold_expires_at, placed_at, paid_at)
     values (gen_random_uuid(), gen_random_uuid(), '', $1, 'a@shop.test', 'en', 'completed', 'CNY', $3, 0, 0, 0, $3, 0, $3 / 100, '{}', $2, $2, $2)`,
    [accountId, at, goodsMinor],
  )
