import { randomUUID } from 'node:crypto'
import { newCoupon } from '@/lib/coupons/coupon.fixture'
import { row } from '@/lib/db/sql'

process.env.CODES_KEY ??= 'a key for tests only, thirty-two long'

/** A live reward as the merchant's form would leave it; `fields` say what is different. */
export async function newReward(fields: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const made = await row<{ saved: { rewardId: string } }>('select reward_save($1) as saved', [
    JSON.stringify({
      id: null,
      kind: 'coupon',
      category: 'coupons',
      title_zh: '20 元券',
      title_en: '¥20 off',
      about_zh: '',
      about_en: '',
      cost_points: 500,
      limit_period: 'ever',
      true_cost_minor: 0,
      face_value_minor: 0,
      settings: {},
      state: 'live',
      at: '2000-01-01T00:00:00Z',
      ...fields,
    }),
  ])
  if (!made) throw new Error('a reward was not saved')
  return made.saved.rewardId
}

/** A ¥20 coupon that so many points become; `columns` say what is different about the coupon. */
export async function couponReward(
  costPoints: number,
  columns: Readonly<Record<string, unknown>> = {},
): Promise<{ rewardId: string; couponId: string }> {
  const couponId = await newCoupon(columns)
  return { couponId, rewardId: await newReward({ cost_points: costPoints, settings: { couponId } }) }
}

/** What a shopper asks for, once. */
export const wantReward = (rewardId: string, costPoints: number) => ({ rewardId, costPoints, requestId: randomUUID() })
