import { type Queryable, refusable, row, rows } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type RefusalDetails, type Result } from '@/lib/kernel/result'
import { readLink } from '../link/rules'
import { keptPage } from '../page/rules'
import type { ChangeRewardRefusal, SaveRewardRefusal } from './errors'
import type { RewardChange, SaveReward } from './schema'

export type By = { actorId: string | null; at: Date | null }

// What a kind keeps of its own; one that is not here keeps nothing.
const settingsOf: Partial<Record<SaveReward['kind'], (reward: SaveReward) => object>> = {
  coupon: ({ couponId }) => ({ couponId }),
  'virtual-code': ({ poolId }) => ({ poolId }),
  'red-packet': ({ redPacket }) => ({ redPacket }),
  'cashback-card': ({ cashback }) => ({ cashback }),
  'draw-ticket': ({ campaignId }) => ({ campaignId }),
  'verification-code': ({ storeIds }) => ({ storeIds }),
  page: ({ page }) => ({ page: page && keptPage(page) }),
  link: ({ link }) => ({ link: link && readLink(link) }),
}

export async function save(
  on: Queryable,
  by: By,
  reward: SaveReward,
): Promise<Result<{ rewardId: string }, SaveRewardRefusal>> {
  const { kind } = reward
  const settings = settingsOf[kind]?.(reward) ?? {}
  const told = {
    id: reward.id,
    kind,
    category: reward.category,
    title_zh: reward.titleZh,
    title_en: reward.titleEn,
    about_zh: reward.aboutZh,
    about_en: reward.aboutEn,
    image: reward.image,
    cost_points: reward.costPoints,
    cash_minor: reward.cashMinor,
    stock: reward.stock,
    limit_count: reward.limitCount,
    limit_period: reward.limitPeriod,
    // a coupon lasts as long as itself says
    valid_days: kind === 'coupon' ? null : reward.validDays,
    starts_at: reward.startsAt,
    ends_at: reward.endsAt,
    min_tier: reward.minTier,
    early_tier: reward.earlyTier,
    early_days: reward.earlyDays,
    true_cost_minor: reward.trueCostMinor,
    face_value_minor: reward.faceValueMinor,
    budget_id: reward.budgetId,
    settings,
    state: reward.state,
    actorId: by.actorId,
    at: by.at,
  }
  const made = await refusable<{ saved: { rewardId: string } } | null, SaveRewardRefusal>(
    row('select reward_save($1) as saved', [JSON.stringify(told)], on),
  )
  if (!made.ok) return made
  invariant(made.value !== null, 'a reward is saved or refused')
  return ok({ rewardId: made.value.saved.rewardId })
}

export async function setState(
  on: Queryable,
  by: By,
  rewardId: string,
  state: string,
): Promise<Result<object, SaveRewardRefusal>> {
  return refusable<object, SaveRewardRefusal>(
    rows('select reward_set_state($1, $2, $3, $4)', [rewardId, state, by.actorId, by.at], on),
  )
}

/** Before which it stood until now; null: it was the last. */
export async function place(
  on: Queryable,
  by: By,
  rewardId: string,
  before: string | null,
): Promise<Result<{ was: string | null }, SaveRewardRefusal>> {
  const done = await refusable<{ was: string | null } | null, SaveRewardRefusal>(
    row('select reward_place($1, $2, $3, $4) as was', [rewardId, before, by.actorId, by.at], on),
  )
  return done.ok ? ok({ was: done.value?.was ?? null }) : done
}

export type Changed = { was: RewardChange | null } | { refusal: ChangeRewardRefusal; details: RefusalDetails }

export async function changeAll(
  on: Queryable,
  by: By,
  changes: readonly RewardChange[],
): Promise<Readonly<Record<string, Changed>>> {
  const found = await row<{ told: Record<string, Changed> }>(
    'select rewards_change($1) as told',
    [JSON.stringify({ changes, ...by })],
    on,
  )
  return found?.told ?? {}
}
