import { beforeAll, expect, it } from 'vitest'
import { liveCampaign, must } from '@/lib/campaigns/campaign.fixture'
import { as, drawOnce, newPlayer, stop } from '@/lib/campaigns/draws/draw.fixture'
import { listTickets } from '@/lib/campaigns/tickets/queries'
import { openShop } from '@/lib/cart/shelf.fixture'
import { row } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { balanceOf } from '@/lib/points/ledger.fixture'
import { claimReward } from '../claim-reward'
import { listClaims } from '../queries'
import { newReward, wantReward } from '../reward.fixture'
import { takeBackClaim } from '../staff/take-back-claim'

useTestDatabase()
beforeAll(openShop)

const COST = 80
const ticketFor = (campaignId: string) =>
  newReward({ kind: 'draw-ticket', category: 'digital', cost_points: COST, settings: { campaignId } })

it('points become a draw that can be made when the campaign is over too; made, it is used and stays', async () => {
  const live = await liveCampaign()
  const li = as(await newPlayer(100))
  must(await claimReward(li, wantReward(await ticketFor(live.campaignId), COST)))
  expect(await listClaims(li)).toMatchObject([{ kind: 'draw-ticket', state: 'issued', delivery: { slug: live.slug } }])
  const [ticket] = await listTickets(li, live.campaignId)
  await stop(live.campaignId)
  must(await drawOnce(live, li.actor.id, { ticketId: ticket?.ticketId ?? '', costPoints: null }))
  const [claim] = await listClaims(li)
  expect(claim).toMatchObject({ state: 'used' })
  expect(await takeBackClaim(await staff(), { claimId: claim?.claimId ?? '', reason: '不要了' })).toMatchObject({
    refusal: 'claim-used',
  })
  expect(await brokenInvariants()).toEqual([])
})

it('one that was not made can be taken back: the points return, and what was held for it is free', async () => {
  const live = await liveCampaign()
  const li = as(await newPlayer(100))
  const { claimId } = must(await claimReward(li, wantReward(await ticketFor(live.campaignId), COST)))
  must(await takeBackClaim(await staff(), { claimId, reason: '不要了' }))
  expect(await balanceOf(li.actor.id)).toMatchObject({ available: 100 })
  expect(await listTickets(li, live.campaignId)).toEqual([])
  const held = await row<{ n: number }>(
    'select sum(held_points)::int as n from campaign_shard where campaign_id = $1',
    [live.campaignId],
  )
  expect(held?.n).toBe(0)
  expect(await brokenInvariants()).toEqual([])
})

it('is not exchanged for what the budget or the limits leave no room for, nor saved for a campaign that takes none', async () => {
  const poor = await liveCampaign({ budget: { budgetId: null, points: 100, minor: 0 } })
  const rewardId = await ticketFor(poor.campaignId)
  must(await claimReward(as(await newPlayer()), wantReward(rewardId, COST)))
  expect(await claimReward(as(await newPlayer()), wantReward(rewardId, COST))).toMatchObject({ ok: false })
  const once = await liveCampaign({ limits: { perDay: null, perPerson: 1, coolDownSeconds: 0 } })
  const [li, ticket] = [as(await newPlayer()), await ticketFor(once.campaignId)]
  must(await claimReward(li, wantReward(ticket, COST)))
  expect(await claimReward(li, wantReward(ticket, COST))).toMatchObject({ refusal: 'campaign-limit-person' })
  const closed = await liveCampaign({ entry: { costPoints: 10, cashMinor: null, tickets: false } })
  await expect(ticketFor(closed.campaignId)).rejects.toThrow('reward-campaign-unknown')
  expect(await brokenInvariants()).toEqual([])
})
