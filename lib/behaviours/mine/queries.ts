import type { z } from 'zod'
import { row } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import { type DeedPromise, promiseOf } from './rules'
import { myDeedsSchema } from './schema'

type Read = z.output<typeof myDeedsSchema>
export type Mine = NonNullable<Read['me']>

export type Deed = Read['behaviours'][number] & { promise: DeedPromise }

export type MyDeeds = {
  at: string
  deeds: Deed[]
  me: Mine | null
  /** so large a share of new members is drawn and offered no deeds now, until then */
  heldOutBps: number
  heldOutUntil: string | null
}

// What nobody promised is not shown as missing: an event without a rule says nothing to the shopper.
const MINE = `
with asked as (select $1::uuid as who, coalesce($2::timestamptz, now()) as at),
now as materialized (select earning_live(asked.at) as live from asked),
live as (select coalesce(jsonb_agg(r), '[]') as rules from asked, now, jsonb_array_elements(rules_offered(now.live->'rules', asked.who, asked.at)) r
  where r->'trigger'->>'kind' = 'behaviour'),
mine as (select e.*, b.name_zh, b.name_en from asked, behaviour_event e join behaviour b on b.code = e.code
  where e.account_id = asked.who and coalesce(e.reason, '') not in ('no-rule', 'held-out', 'undone'))
select jsonb_build_object('at', asked.at, 'timeZone', shop_zone(), 'rules', live.rules, 'budgets', coalesce(now.live->'budgets', '{}'),
  'heldOutBps', coalesce(now.live->'heldOutBps', '0'), 'heldOutUntil', now.live->'heldOutUntil',
  'shopper', case when asked.who is not null then earning_shopper(asked.who, live.rules, asked.at) end,
  'behaviours', (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'nameZh', name_zh, 'nameEn', name_en, 'kind', kind) order by priority, code), '[]')
    from behaviour b where archived_at is null and kind <> 'order' and exists (select 1 from jsonb_array_elements(live.rules) r where r->'trigger'->>'code' = b.code)),
  'me', (select jsonb_build_object('missing', profile_missing(a.id), 'birthday', a.birthday,
    'reviewable', (select count(distinct v.product_id) from shop_order o join order_line l on l.order_id = o.id join variant v on v.id = l.variant_id
      where o.account_id = a.id and o.state in ('shipped', 'completed') and l.refunded_quantity < l.quantity
        and not exists (select 1 from review r where r.account_id = a.id and r.product_id = v.product_id)),
    'done', (select coalesce(jsonb_object_agg(code, x), '{}') from (select code, jsonb_build_object('times', count(*),
        'points', sum(given_points - taken_back_points), 'last', max(happened_at),
        'isThisYear', bool_or(extract(year from happened_at at time zone shop_zone()) = extract(year from asked.at at time zone shop_zone()))) as x
      from mine where given_points > taken_back_points group by code) y),
    'waiting', (select coalesce(jsonb_agg(distinct code), '[]') from mine where decided_at is null and undone_at is null),
    'recent', (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'at', happened_at, 'nameZh', name_zh, 'nameEn', name_en, 'points', given_points,
        'takenBackPoints', taken_back_points, 'cut', nullif(rules #> '{0,cut}', 'null'), 'askedPoints', coalesce((rules #>> '{0,askedPoints}')::bigint, 0),
        'reason', reason, 'isWaiting', decided_at is null) order by happened_at desc, id), '[]')
      from (select * from mine order by happened_at desc, id limit 10) z))
    from account a where a.id = asked.who)) as mine
from asked, now, live`

/** What one may be thanked for, what it gives now, and what came of it so far; for a guest what it gives anybody. One statement. */
export async function getMyDeeds(ctx: Pick<Context, 'actor' | 'at' | 'on'>): Promise<MyDeeds> {
  const found = await row<{ mine: unknown }>(MINE, [ctx.actor?.id ?? null, ctx.at], ctx.on)
  const { behaviours, me, ...facts } = myDeedsSchema.parse(found?.mine)
  return {
    at: facts.at,
    me,
    heldOutBps: facts.heldOutBps,
    heldOutUntil: facts.heldOutUntil ?? null,
    deeds: behaviours.map((one) => ({ ...one, promise: promiseOf(one.code, facts) })),
  }
}
