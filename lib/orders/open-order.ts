import { openLink } from '@/lib/auth/signed-link'
import { row } from '@/lib/db/sql'
import type { Context } from '@/lib/gate/context'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { OrderState } from './rules'

export type OpenedOrder = {
  id: string
  accountId: string | null
  state: OrderState
  sessionId: string | null
  now: Date
}

/** An order opens for its owner and for whoever holds its signed link; to everyone else it does not exist. */
export async function openOrder(
  ctx: Pick<Context, 'actor' | 'at' | 'on'>,
  { number, token }: { number: number; token: string | null },
): Promise<Result<OpenedOrder, 'order-unknown' | 'link-expired'>> {
  const found = await row<OpenedOrder>(
    `select id, account_id as "accountId", state, session_id as "sessionId", coalesce($2, now()) as now
     from shop_order where number = $1`,
    [number, ctx.at],
    ctx.on,
  )
  if (!found) return refuse('order-unknown')
  if (found.accountId !== null && found.accountId === ctx.actor?.id) return ok(found)
  const link = token === null ? 'forged' : openLink('order', found.id, token, found.now)
  if (link === 'valid') return ok(found)
  return refuse(link === 'expired' ? 'link-expired' : 'order-unknown')
}
