import { randomUUID } from 'node:crypto'
import { liveCampaign } from '@/lib/campaigns/campaign.fixture'
import { prizeOf } from '@/lib/campaigns/definition.fixture'
import { asked, liveDeck, newPlayer } from '@/lib/campaigns/draws/draw.fixture'
import { row, rows } from '@/lib/db/sql'
import { balanceOf } from '@/lib/points/ledger.fixture'
import { codesIn } from '@/lib/rewards/codes/codes.fixture'
import { newReward } from '@/lib/rewards/reward.fixture'
import type { Workflow } from './case'

// Draws: out of a chain with a code to hand over, and out of a deck. There is one prize, so that every run leaves the same.

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
}
