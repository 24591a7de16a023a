import { rows } from '@/lib/db/sql'
import type { ShopperContext } from '@/lib/gate/context'

/** A draw that is owed to somebody: bought, exchanged for points, or given. */
export type Ticket = { ticketId: string; source: 'order' | 'claim' | 'gift'; givenAt: Date; expiresAt: Date }

/** The draws of a campaign that a shopper has and has not made, those that end first. */
export function listTickets(ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>, campaignId: string): Promise<Ticket[]> {
  return rows<Ticket>(
    `select id as "ticketId", case when order_id is not null then 'order' when claim_id is not null then 'claim' else 'gift' end as source,
       given_at as "givenAt", expires_at as "expiresAt"
     from campaign_ticket where account_id = $1 and campaign_id = $2 and state = 'unopened' and expires_at > coalesce($3, now())
     order by expires_at, no limit 200`,
    [ctx.actor.id, campaignId, ctx.at],
    ctx.on,
  )
}
