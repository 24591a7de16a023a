import { member } from '@/lib/cart/shelf.fixture'
import { rows } from '@/lib/db/sql'
import { give } from '@/lib/points/ledger.fixture'
import { claimReward } from '@/lib/rewards/claim-reward'
import { newReward, wantReward } from '@/lib/rewards/reward.fixture'
import { openPayPage } from './open-pay-page'

export const COST = 300
export const CASH = 1_990

/** A gift for points and money; `fields` say what is different. */
export const moneyReward = (fields: Readonly<Record<string, unknown>> = {}) =>
  newReward({ kind: 'verification-code', category: 'in-store', cost_points: COST, cash_minor: CASH, ...fields })

/** Somebody with points that can be spent now. */
export async function rich(points = 1_000) {
  const ctx = await member()
  await give(ctx.actor.id, points, { at: new Date(), expiresAt: null })
  return ctx
}
export type Rich = Awaited<ReturnType<typeof rich>>

export const exchange = (ctx: Rich, rewardId: string) =>
  claimReward(ctx, { ...wantReward(rewardId, COST), cashMinor: CASH })

export type Standing = {
  claimId: string
  state: string
  orderId: string
  number: number
  order: string
  spent: boolean
  cancelReason: string | null
}

/** The newest exchange of a shopper, and its order. */
export async function standingOf(ctx: Rich): Promise<Standing> {
  const [found] = await rows<Standing>(
    `select c.id as "claimId", c.state, o.id as "orderId", o.number, o.state as "order", c.posting_id is not null as spent, o.cancel_reason as "cancelReason"
     from claim c join shop_order o on o.id = c.order_id where c.account_id = $1 order by c.no desc limit 1`,
    [ctx.actor.id],
  )
  if (!found) throw new Error('nothing was exchanged')
  return found
}

/** The newest exchange of a shopper, with its pay page open. */
export async function payPageOf(ctx: Rich): Promise<Standing & { sessionId: string }> {
  const standing = await standingOf(ctx)
  const opened = await openPayPage(ctx, { number: standing.number, token: null })
  if (!opened.ok) throw new Error(opened.refusal)
  const [found] = await rows<{ id: string }>('select session_id as id from shop_order where id = $1', [
    standing.orderId,
  ])
  return { ...standing, sessionId: found?.id ?? '' }
}

/** An exchange that waits for its money. */
export async function waiting(ctx: Rich, rewardId: string) {
  const made = await exchange(ctx, rewardId)
  if (!made.ok) throw new Error(made.refusal)
  return payPageOf(ctx)
}

/** How many of a reward are counted as gone. */
export async function countedOf(rewardId: string): Promise<number> {
  const [found] = await rows<{ n: number }>('select claimed_count as n from reward where id = $1', [rewardId])
  return found?.n ?? -1
}
