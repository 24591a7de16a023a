import { rows } from '@/lib/db/sql'
import type { ShopperContext } from '@/lib/gate/context'

/** Something to be said to a shopper of rewards, until it is put aside, used or over. */
export type RewardNotice = {
  id: number
  kind: 'claim-ending' | 'wish-in-reach'
  titleZh: string
  titleEn: string
  endsAt: Date
  /** full days left after today */
  days: number
  /** what a wish costs; null of a claim */
  costPoints: number | null
}

const MOST = 3

/** The nearest first. */
export function listRewardNotices(ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>): Promise<RewardNotice[]> {
  return rows<RewardNotice>(
    `select n.id, n.kind, n.title_zh as "titleZh", n.title_en as "titleEn", n.ends_at as "endsAt", n.cost_points as "costPoints",
       ((n.ends_at - interval '1 millisecond') at time zone shop_zone())::date - (asked.at at time zone shop_zone())::date as days
     from (select coalesce($2::timestamptz, now()) as at) asked, reward_notices_of($1::uuid, asked.at) n
     order by n.kind, n.ends_at, n.id limit ${MOST}`,
    [ctx.actor.id, ctx.at],
    ctx.on,
  )
}
