import { beforeAll, expect, it } from 'vitest'
import { type LiveCampaign, liveCampaign, must } from '@/lib/campaigns/campaign.fixture'
import { prizeOf } from '@/lib/campaigns/definition.fixture'
import { as, drawOnce, liveDeck, newPlayer, stop } from '@/lib/campaigns/draws/draw.fixture'
import { endCampaigns } from '@/lib/campaigns/end-campaigns'
import type { Definition } from '@/lib/campaigns/schema'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { daysOn } from '@/lib/points/ledger.fixture'
import { home } from '@/lib/shoppers/address.fixture'
import { saveAddress } from '@/lib/shoppers/save-address'
import { expireClaims } from '../expire-claims'
import { tellOfRewards } from '../notices/tell-of-rewards'
import { listClaims } from '../queries'
import { newReward } from '../reward.fixture'
import { countQueue, listClaimRows } from '../staff/queries'
import { giveAddress } from './give-address'
import { shipGift } from './ship-gift'

useTestDatabase()
beforeAll(openShop)

/** Somebody who has drawn a parcel and lives nowhere yet. */
async function winner(open: (fields: Partial<Definition>) => Promise<LiveCampaign> = liveCampaign) {
  const rewardId = await newReward({ kind: 'parcel', category: 'gifts', stock: 10 })
  const gift = prizeOf(1, { kind: 'reward', rewardId, stock: 5, taxClass: 'incidental', costMinor: 500 })
  const live = await open({
    prizes: [gift],
    budget: { budgetId: null, points: 0, minor: 5_000 },
    draw: { mode: 'chain', pity: null, whenGone: 'close', substituteNo: null },
  })
  const li = as(await newPlayer())
  must(await drawOnce(live, li.actor.id))
  const [claim] = await listClaims(li)
  if (!claim) throw new Error('nothing was won')
  return { li, claim, rewardId, campaignId: live.campaignId }
}
const addressOf = async (accountId: string) =>
  (await row<{ id: string }>('select id from address where account_id = $1', [accountId]))?.id ?? ''

it('a parcel that was won waits for its winner to say where to, and is then packed as any other', async () => {
  const { li, claim } = await winner()
  expect(claim).toMatchObject({ state: 'claimed', wantsAddress: true, wonIn: { titleZh: '天天抽' } })
  const desk = await staff()
  const before = await countQueue(desk)
  expect(before).toEqual({ toSend: 0, inTrouble: 0 })
  const anybody = { state: 'to-send', reward: null, of: null, from: null, to: null, sort: null, page: 1 } as const
  expect((await listClaimRows(desk, anybody)).claims).toEqual([])

  await saveAddress({ ...li, visitorHash: null, locale: 'zh-CN' }, { address: home, isDefault: true })
  const asked = { claimId: claim.claimId, addressId: await addressOf(li.actor.id) }
  expect(await giveAddress(as(await newPlayer()), asked)).toMatchObject({ refusal: 'address-needed' })
  expect(await giveAddress(li, asked)).toMatchObject({ ok: true })
  expect(await giveAddress(li, asked)).toMatchObject({ ok: true })
  expect(await countQueue(desk)).toEqual({ toSend: 1, inTrouble: 0 })
  expect((await listClaimRows(desk, anybody)).claims).toMatchObject([{ isWon: true, wantsAddress: false }])
  expect(await shipGift(desk, { claimId: claim.claimId, carrier: '顺丰', trackingNumber: 'SF1' })).toMatchObject({
    ok: true,
  })
  expect(await listClaims(li)).toMatchObject([{ state: 'issued', wantsAddress: false }])
  expect(await brokenInvariants()).toEqual([])
})

const standing = (campaignId: string) =>
  row<{ spent: number; left: number; taken: number; returned: number; aside: number }>(
    `select sum(s.spent_minor)::int as spent, sum(s.remaining_minor)::int as left, (select count(*)::int from campaign_unit where campaign_id = $1 and taken_by is not null) as taken,
       c.returned_minor::int as returned, (select r.set_aside_count from reward r join campaign_set_aside x on x.reward_id = r.id where x.campaign_id = $1) as aside
     from campaign c join campaign_shard s on s.campaign_id = c.id where c.id = $1 group by c.id`,
    [campaignId],
  )

it('given up, it is the campaign’s again while that runs, piece and money', async () => {
  const { campaignId } = await winner()
  expect(await standing(campaignId)).toMatchObject({ spent: 500, left: 4_500, taken: 1, aside: 5 })
  await expireClaims({ at: daysOn(32), on: db() })
  expect(await standing(campaignId)).toEqual({ spent: 0, left: 5_000, taken: 0, returned: 0, aside: 5 })
  expect(await brokenInvariants()).toEqual([])
})

it.each([
  ['a chain', liveCampaign],
  ['a sealed deck', liveDeck],
])('given up after the end of %s, it goes back to where it came from', async (_, open) => {
  const { campaignId } = await winner(open)
  await stop(campaignId)
  expect(await standing(campaignId)).toMatchObject({ spent: 500, left: 0, returned: 4_500, aside: 1 })
  await expireClaims({ at: daysOn(32), on: db() })
  await endCampaigns({ at: daysOn(32), on: db() })
  expect(await standing(campaignId)).toMatchObject({ spent: 0, left: 0, returned: 5_000, aside: 0 })
  expect(await brokenInvariants()).toEqual([])
})

it('who never says it is reminded, and forfeits it on its last day', async () => {
  const { li, claim } = await winner()
  await tellOfRewards({ at: daysOn(24), on: db() })
  expect(await rows(`select kind from notice where subject_id = $1`, [claim.claimId])).toEqual([
    { kind: 'claim-ending' },
  ])
  await expireClaims({ at: daysOn(32), on: db() })
  expect(await listClaims(li)).toMatchObject([{ state: 'expired' }])
  await saveAddress({ ...li, visitorHash: null, locale: 'zh-CN' }, { address: home, isDefault: true })
  const asked = { claimId: claim.claimId, addressId: await addressOf(li.actor.id) }
  expect(await giveAddress(li, asked)).toMatchObject({ refusal: 'claim-ended' })
  expect(await brokenInvariants()).toEqual([])
})
