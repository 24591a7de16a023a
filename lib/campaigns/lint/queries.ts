import { type Queryable, row } from '@/lib/db/sql'
import { liveTerms } from '@/lib/earning/queries'
import type { Context } from '@/lib/gate/context'
import type { LintFacts } from '../findings/rules'
import { type Definition, definitionSchema } from '../schema'

type Reader = Pick<Context, 'at' | 'on'>

/** Everything that a campaign is looked over with, as of a moment; the editor and the check read the same. */
export async function getLintFacts({ at, on }: Reader): Promise<LintFacts> {
  const { spending } = await liveTerms(at, on)
  const found = await row<Omit<LintFacts, 'pointsPerUnit' | 'now'> & { now: Date }>(
    `select coalesce($1::timestamptz, now()) as now,
       (select coalesce(json_agg(json_build_object('id', r.id, 'kind', r.kind, 'state', r.state, 'titleZh', coalesce(nullif(r.title_zh, ''), c.title_zh),
           'titleEn', coalesce(nullif(r.title_en, ''), c.title_en), 'image', r.image, 'left', reward_left(r, coalesce($1::timestamptz, now())),
           'costPoints', r.cost_points, 'cashMinor', r.cash_minor, 'faceValueMinor', r.face_value_minor, 'trueCostMinor', r.true_cost_minor,
           'coupon', case when c.id is not null then json_build_object('endsAt', c.ends_at, 'validDays', c.valid_days) end,
           'taxClass', r.settings->'redPacket'->>'taxClass') order by r.position, r.created_at, r.id), '[]')
         from reward r left join coupon c on r.kind = 'coupon' and c.id = (r.settings->>'couponId')::uuid) as rewards,
       (select coalesce(json_agg(json_build_object('id', id, 'remainingPoints', remaining_points) order by created_at, code), '[]')
         from points_budget where archived_at is null and campaign_id is null) as budgets,
       (select json_build_object('shopDayMinor', shop_day_minor, 'shopperDayMinor', shopper_day_minor) from payout_terms) as payouts,
       json_build_object('asksAge', to_regprocedure('player_admit(uuid, text, timestamptz)') is not null,
         'confirmsEach', (select attnotnull from pg_attribute where attrelid = 'draw'::regclass and attname = 'confirmed_at')) as guards`,
    [at],
    on,
  )
  return {
    now: (found?.now ?? new Date(0)).toISOString(),
    pointsPerUnit: spending.pointsPerUnit,
    rewards: found?.rewards ?? [],
    budgets: found?.budgets ?? [],
    payouts: found?.payouts ?? { shopDayMinor: 0, shopperDayMinor: 0 },
    guards: found?.guards ?? { asksAge: false, confirmsEach: false },
  }
}

/** What a campaign is at its newest; null: there is none, or it is written in words that nobody reads any more. */
export async function findDefinition(
  on: Queryable,
  campaignId: string,
): Promise<{ version: number; definition: Definition } | null> {
  const found = await row<{ version: number; definition: unknown }>(
    `select v.version, v.definition from campaign c join campaign_version v on v.campaign_id = c.id and v.version = c.version where c.id = $1`,
    [campaignId],
    on,
  )
  const read = definitionSchema.safeParse(found?.definition)
  return found && read.success ? { version: found.version, definition: read.data } : null
}
