import { rows } from '@/lib/db/sql'
import type { StaffContext } from '@/lib/gate/context'
import type { OutcomeRow } from './rules'
import type { OutcomeRange } from './schema'

/** What each reward that leads elsewhere brought: who exchanged on these days, and who of them went, who bought, and for how much. */
export function listOutcomes(
  ctx: Pick<StaffContext, 'on'>,
  { from, to }: OutcomeRange = { from: null, to: null },
): Promise<OutcomeRow[]> {
  return rows<OutcomeRow>(
    `with latest as (select distinct on (platform, order_number) claim_id, state, amount_minor from conversion order by platform, order_number, id desc),
     told as (select claim_id, count(*) as orders, sum(amount_minor)::int8 as amount from latest where state = 'paid' group by claim_id),
     gone as (select claim_id, count(*) as visits from link_visit group by claim_id)
     select r.id as "rewardId", r.title_zh as "titleZh", r.title_en as "titleEn", r.settings->'link'->>'platform' as platform,
       count(c.id) as exchanged, coalesce(sum(c.points), 0)::int8 as points, count(g.claim_id) as "wentOut", coalesce(sum(g.visits), 0)::int8 as visits,
       count(t.claim_id) as bought, coalesce(sum(t.orders), 0)::int8 as orders, coalesce(sum(t.amount), 0)::int8 as "amountMinor",
       (r.true_cost_minor::int8 * count(c.id)) as "trueCostMinor"
     from reward r left join claim c on c.reward_id = r.id and c.state <> 'void'
       and ($1::date is null or c.claimed_at >= $1::timestamp at time zone shop_zone())
       and ($2::date is null or c.claimed_at < ($2::date + 1)::timestamp at time zone shop_zone()) left join gone g on g.claim_id = c.id left join told t on t.claim_id = c.id
     where r.kind = 'link' group by r.id order by "amountMinor" desc, exchanged desc, r.position, r.id`,
    [from, to],
    ctx.on,
  )
}

export type UploadRow = { id: string; fileName: string; at: Date; who: string; added: number }

/** Which exports were taken in lately, and by whom. */
export function listUploads(ctx: Pick<StaffContext, 'on'>): Promise<UploadRow[]> {
  return rows<UploadRow>(
    `select u.id, u.file_name as "fileName", u.at, coalesce(nullif(a.name, ''), a.email) as who,
       (u.report->>'new')::int + (u.report->>'changed')::int as added
     from conversion_upload u join account a on a.id = u.actor_id order by u.at desc, u.id limit 10`,
    [],
    ctx.on,
  )
}
