import { randomUUID } from 'node:crypto'
import { type LiveCampaign, liveCampaign } from '@/lib/campaigns/campaign.fixture'
import { prizeOf } from '@/lib/campaigns/definition.fixture'
import { asked, liveDeck, newPlayer } from '@/lib/campaigns/draws/draw.fixture'
import { row, rows } from '@/lib/db/sql'
import { heldOf, openCampaign, PRICE, player, waiting } from '@/lib/orders/draw-order.fixture'
import { settleSession } from '@/lib/orders/settle-session'
import { balanceOf } from '@/lib/points/ledger.fixture'
import { codesIn } from '@/lib/rewards/codes/codes.fixture'
import { newReward, wantReward } from '@/lib/rewards/reward.fixture'
import { signedEvent } from '../webhooks/signed-event'
import type { Case, Workflow } from './case'
import { givenBack } from './given-back'

// Draws: out of a chain with a code to hand over, and out of a deck. There is one prize, so that every run leaves the same.
// Draws for money: bought, paid, given back, out of a deck of three.

const actorOf = (id: string) => ({ id, email: '', name: '', staffRole: null })

const effectOf = (campaignId: string, accountId: string) => async () => ({
  balance: await balanceOf(accountId),
  draws: await rows('select mode, nonce, prize_no, won_points, cost_minor from draw where account_id = $1', [
    accountId,
  ]),
  claims: await rows('select kind, state, points from claim where account_id = $1', [accountId]),
  codes: await row('select count(*)::int as n from code k join claim c on c.id = k.claim_id where c.account_id = $1', [
    accountId,
  ]),
  spent: await row('select sum(spent_minor)::int as minor from campaign_shard where campaign_id = $1', [campaignId]),
  taken: await row(
    `select (select count(*)::int from campaign_unit where campaign_id = $1 and taken_by is not null) as units,
       (select count(*)::int from campaign_slot where campaign_id = $1 and taken_by is not null) as slots,
       (select sum(next_nonce)::int from draw_chain where campaign_id = $1) as nonces`,
    [campaignId],
  ),
})

/** Everything that draws for money may have left behind. */
const boughtEffect = (live: LiveCampaign, accountId: string) => async () => ({
  held: await heldOf(live),
  tickets: await rows('select state, held_points, held_minor from campaign_ticket where account_id = $1 order by no', [
    accountId,
  ]),
  orders: await rows(
    `select o.state, o.total_minor, o.refunded_minor, o.draws_bought, l.quantity, l.refunded_quantity, exists (select 1 from order_waiting w where w.order_id = o.id) as waits,
       (select json_agg(json_build_array(p.state, p.amount_minor)) from payment p where p.order_id = o.id) as payments,
       (select json_agg(json_build_array(r.state, r.amount_minor)) from refund r where r.order_id = o.id) as refunds
     from shop_order o join order_line l on l.order_id = o.id where o.account_id = $1`,
    [accountId],
  ),
})

async function bought() {
  const [live, shopper] = [await openCampaign({ slots: 3 }), await player()]
  const { number, sessionId } = await waiting(shopper, live, 2)
  return { shopper, number, sessionId, effect: boughtEffect(live, shopper.actor.id) }
}

export const drawWorkflows: Record<string, Workflow> = {
  'draw-code': async () => {
    const rewardId = await newReward({
      kind: 'virtual-code',
      category: 'digital',
      settings: { poolId: await codesIn(1) },
    })
    const live = await liveCampaign({
      budget: { budgetId: null, points: 100, minor: 500 },
      prizes: [prizeOf(1, { kind: 'reward', rewardId, stock: 1, costMinor: 500 }), prizeOf(2, { weight: 0 })],
      draw: { mode: 'chain', pity: null, whenGone: 'substitute', substituteNo: 2 },
    })
    const li = await newPlayer(100)
    const words = { ...(await asked(live, li)), requestId: randomUUID() }
    return { call: 'draw', input: { actor: actorOf(li), words }, effect: effectOf(live.campaignId, li) }
  },
  'draw-deck': async () => {
    const live = await liveDeck({ prizes: [prizeOf(1, { stock: 2, weight: 0 })] })
    const li = await newPlayer(100)
    const words = { ...(await asked(live, li)), requestId: randomUUID() }
    return { call: 'draw', input: { actor: actorOf(li), words }, effect: effectOf(live.campaignId, li) }
  },
  // points become a draw that is owed
  'exchange-ticket': async () => {
    const [live, li] = [await openCampaign({ slots: 3 }), await newPlayer(100)]
    const settings = { campaignId: live.campaignId }
    const rewardId = await newReward({ kind: 'draw-ticket', category: 'digital', cost_points: 80, settings })
    const input = { actor: actorOf(li), ...wantReward(rewardId, 80) }
    const left = async () => [await balanceOf(li), await boughtEffect(live, li)()]
    return { call: 'redeem', input, effect: left }
  },
  'draws-buy': async () => {
    const [live, { actor }] = [await openCampaign({ slots: 3 }), await player()]
    const words = { campaignId: live.campaignId, draws: 2, cashMinor: PRICE, confirmed: true, requestId: randomUUID() }
    return { call: 'buyDraws', input: { actor, words }, effect: boughtEffect(live, actor.id) }
  },
  'draws-paid': async (trial) => {
    const { sessionId, effect } = await bought()
    await trial.control(`/control/pay/${sessionId}`, { as: 'paid' })
    return { call: 'webhook', input: signedEvent('checkout.session.completed', sessionId), effect }
  },
  'draws-back': async (trial) => {
    const { shopper, number, sessionId, effect } = await bought()
    await trial.control(`/control/pay/${sessionId}`, { as: 'paid' })
    await settleSession({ at: null, on: shopper.on }, { sessionId })
    const input = { actor: shopper.actor, words: { number, draws: 1, requestId: randomUUID() } }
    const back = givenBack(trial, sessionId)
    const both = async () => [await effect(), await back()]
    return { call: 'giveBackDraws', input, afterwards: 'sendRefunds', effect: both } satisfies Case
  },
}
