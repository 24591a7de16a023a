import { randomUUID } from 'node:crypto'
import { type LiveCampaign, liveCampaign } from '@/lib/campaigns/campaign.fixture'
import { prizeOf } from '@/lib/campaigns/definition.fixture'
import { asked, liveDeck } from '@/lib/campaigns/draws/draw.fixture'
import { drawPrize } from '@/lib/campaigns/draws/draw-prize'
import { openChain } from '@/lib/campaigns/draws/open-chain'
import type { Definition } from '@/lib/campaigns/schema'
import { buyDraws } from '@/lib/campaigns/tickets/buy-draws'
import { member } from '@/lib/cart/shelf.fixture'
import { row, rows } from '@/lib/db/sql'
import { openPayPage } from './open-pay-page'

export const PRICE = 2_000

type Asked = {
  /** how many draws its budget can pay */
  draws?: number
  /** how many slots its deck has; null: it has none */
  slots?: number | null
  limits?: Partial<Definition['limits']>
}

const daysOn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

/** An open campaign whose draws cost money, each prize 50 points, for a month; with slots out of a sealed deck. */
export async function openCampaign({ draws = 100, slots = null, limits = {} }: Asked = {}): Promise<LiveCampaign> {
  const fields = {
    startsAt: daysOn(-1),
    endsAt: daysOn(30),
    limits: { perDay: null, perPerson: null, coolDownSeconds: 0, ...limits },
    entry: { costPoints: null, cashMinor: PRICE, tickets: true },
    prizes: [prizeOf(1, { points: 50, stock: slots })],
    budget: { budgetId: null, points: draws * 50, minor: 0 },
  }
  return slots === null ? liveCampaign(fields) : liveDeck(fields)
}

/** Somebody old enough to draw. */
export async function player() {
  const ctx = await member()
  await rows(`select age_state($1, '1990-01-01', null)`, [ctx.actor.id])
  return ctx
}
export type Player = Awaited<ReturnType<typeof player>>

export const buy = (ctx: Player, { campaignId }: LiveCampaign, draws = 1) =>
  buyDraws(ctx, { campaignId, draws, cashMinor: PRICE, confirmed: true, requestId: randomUUID() })

export type Standing = {
  orderId: string
  number: number
  order: string
  tickets: string[]
  cancelReason: string | null
  sessionId: string | null
}

/** The newest order of draws of a shopper, and how its tickets stand. */
export async function standingOf(ctx: Player): Promise<Standing> {
  const found = await row<Standing>(
    `select o.id as "orderId", o.number, o.state as "order", o.cancel_reason as "cancelReason", o.session_id as "sessionId",
       (select array_agg(t.state order by t.no) from campaign_ticket t where t.order_id = o.id) as tickets
     from shop_order o where o.account_id = $1 and o.campaign_id is not null order by o.placed_at desc, o.number desc limit 1`,
    [ctx.actor.id],
  )
  if (!found) throw new Error('nothing was bought')
  return found
}

/** Draws that wait for their money, with their pay page open. */
export async function waiting(ctx: Player, live: LiveCampaign, draws = 1): Promise<Standing & { sessionId: string }> {
  const made = await buy(ctx, live, draws)
  if (!made.ok) throw new Error(made.refusal)
  const standing = await standingOf(ctx)
  const opened = await openPayPage(ctx, { number: standing.number, token: null })
  if (!opened.ok) throw new Error(opened.refusal)
  return { ...standing, sessionId: (await standingOf(ctx)).sessionId ?? '' }
}

/** What of the shop's money is kept of an order: what came less what went back. */
export async function keptOf(orderId: string): Promise<number> {
  const found = await row<{ kept: number }>(
    `select (coalesce((select sum(amount_minor) from payment where order_id = $1), 0)
       - coalesce((select sum(amount_minor) from refund where order_id = $1 and state <> 'failed'), 0))::int as kept`,
    [orderId],
  )
  return found?.kept ?? -1
}

/** What is held for tickets in all parts of a campaign's budget, and how many slots of its deck are kept. */
export async function heldOf({ campaignId }: LiveCampaign): Promise<{ points: number; kept: number; free: number }> {
  const found = await row<{ points: number; kept: number; free: number }>(
    `select (select coalesce(sum(held_points), 0)::int from campaign_shard where campaign_id = $1) as points,
       (select count(*)::int from campaign_slot where campaign_id = $1 and kept_for is not null and taken_by is null) as kept,
       (select count(*)::int from campaign_slot where campaign_id = $1 and kept_for is null and taken_by is null) as free`,
    [campaignId],
  )
  return found ?? { points: -1, kept: -1, free: -1 }
}

/** One draw of an order is made; the next that is unopened. */
export async function openOne(ctx: Player, live: LiveCampaign, orderId: string) {
  const ticket = await row<{ id: string }>(
    `select id from campaign_ticket where order_id = $1 and state = 'unopened' order by no limit 1`,
    [orderId],
  )
  if (live.definition.draw?.mode === 'chain') await openChain(ctx, { campaignId: live.campaignId })
  return drawPrize(ctx, await asked(live, ctx.actor.id, { ticketId: ticket?.id ?? randomUUID(), costPoints: null }))
}
