import { row } from '@/lib/db/sql'
import type { ShopperContext } from '@/lib/gate/context'
import type { ClaimState } from '../rules'
import type { LinkPlatform } from './rules'

export type LinkClaim = {
  claimId: string
  state: ClaimState
  titleZh: string
  titleEn: string
  aboutZh: string
  aboutEn: string
  platform: LinkPlatform
  /** null: a text to copy */
  host: string | null
  /** whether the shop sends people there now */
  isAllowed: boolean
  expiresAt: Date | null
}

/** Where one's own claim leads to, as it is told before one goes; the address itself stays here. */
export function findLinkClaim(
  ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>,
  claimId: string,
): Promise<LinkClaim | null> {
  return row<LinkClaim>(
    `select c.id as "claimId", case when c.state = 'issued' and c.expires_at <= t.at then 'expired' else c.state end as state,
       v.told->>'title_zh' as "titleZh", v.told->>'title_en' as "titleEn", v.told->>'about_zh' as "aboutZh", v.told->>'about_en' as "aboutEn",
       l.link->>'platform' as platform, l.link->>'host' as host, link_is_open(l.link) as "isAllowed", c.expires_at as "expiresAt"
     from claim c join reward_version v on v.reward_id = c.reward_id and v.version = c.reward_version,
       lateral (select v.told->'settings'->'link' as link) l, (select coalesce($3::timestamptz, now()) as at) t
     where c.id = $1 and c.account_id = $2 and c.kind = 'link'`,
    [claimId, ctx.actor.id, ctx.at],
    ctx.on,
  )
}
