import { row } from '@/lib/db/sql'
import type { ShopperContext } from '@/lib/gate/context'
import type { ClaimState } from '../rules'
import type { KeptPage } from './rules'

export type PageClaim = {
  claimId: string
  state: ClaimState
  titleZh: string
  titleEn: string
  aboutZh: string
  aboutEn: string
  expiresAt: Date | null
  /** only once it was opened, and until its last day */
  page: KeptPage | null
  /** of the hosts that its buttons lead to, those that the shop sends people to now */
  hosts: string[]
}

/** One's own claim of a page, and what is written on it when one has opened it. Nobody else is told that it is there. */
export function findPageClaim(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  claimId: string,
): Promise<PageClaim | null> {
  return row<PageClaim>(
    `select c.id as "claimId", shown.state, v.told->>'title_zh' as "titleZh", v.told->>'title_en' as "titleEn", v.told->>'about_zh' as "aboutZh",
       v.told->>'about_en' as "aboutEn", c.expires_at as "expiresAt", case when shown.state = 'used' then v.told->'settings'->'page' end as page,
       (select coalesce(json_agg(distinct h.host), '[]') from jsonb_path_query(v.told, '$.settings.page.blocks[*].host') j,
         lateral (select j #>> '{}' as host) h where host_is_allowed(h.host)) as hosts
     from claim c join reward_version v on v.reward_id = c.reward_id and v.version = c.reward_version, (select coalesce($3::timestamptz, now()) as at) t,
       lateral (select case when c.state in ('issued', 'used') and c.expires_at <= t.at then 'expired' else c.state end as state) shown
     where c.id = $1 and c.account_id = $2 and c.kind = 'page'`,
    [claimId, ctx.actor.id, ctx.at],
    ctx.on,
  )
}
