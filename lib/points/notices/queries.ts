import { row } from '@/lib/db/sql'
import type { ShopperContext } from '@/lib/gate/context'

/** Points that end soon and that the shopper has not put aside; what was spent meanwhile is not counted. */
export type ExpiryNotice = {
  id: number
  points: number
  /** of these, what lives on with the next earning or spending */
  idlePoints: number
  /** the first instant after the last day, as ISO text */
  endsAt: string
  /** full days left after today */
  days: number
}

const MOST = 3

/** One JSON value, to stand in any statement: $1 is the account, $2 the moment (null: now). */
export const expiryNoticesSql = `
select coalesce(json_agg(told order by told."endsAt"), '[]') from (
  select n.id, n.points, n.idle_points as "idlePoints", n.ends_at as "endsAt",
    ((n.ends_at - interval '1 millisecond') at time zone shop_zone())::date - (asked.at at time zone shop_zone())::date as days
  from (select coalesce($2::timestamptz, now()) as at) asked, notices_of($1::uuid, asked.at) n limit ${MOST}) told`

export async function listExpiryNotices(ctx: Pick<ShopperContext, 'actor' | 'at' | 'on'>): Promise<ExpiryNotice[]> {
  const found = await row<{ notices: ExpiryNotice[] }>(
    `select (${expiryNoticesSql}) as notices`,
    [ctx.actor.id, ctx.at],
    ctx.on,
  )
  return found?.notices ?? []
}
