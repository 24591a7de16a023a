import { beforeAll, expect, it } from 'vitest'
import { liveCampaign, must } from '@/lib/campaigns/campaign.fixture'
import { prizeOf } from '@/lib/campaigns/definition.fixture'
import { as, drawOnce, newPlayer } from '@/lib/campaigns/draws/draw.fixture'
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
async function winner() {
  const rewardId = await newReward({ kind: 'parcel', category: 'gifts', stock: 10 })
  const gift = prizeOf(1, { kind: 'reward', rewardId, stock: 5, taxClass: 'incidental', costMinor: 500 })
  const live = await liveCampaign({
    prizes: [gift],
    budget: { budgetId: null, points: 0, minor: 5_000 },
    draw: { mode: 'chain', pity: null, whenGone: 'close', substituteNo: null },
  })
  const li = as(await newPlayer())
  must(await drawOnce(live, li.actor.id))
  const [claim] = await listClaims(li)
  if (!claim) throw new Error('nothing was won')
  return { li, claim }
}
const addressOf = async (accountId: string) =>
  (await row<{ id: string }>('select id from address where account_id = $1', [accountId]))?.id ?? ''

it('a parcel that was won waits for its winner to say where to, and is then packed as any other', async () => {
  const { li, claim } = await winner()
  expect(claim).toMatchObject({ state: 'claimed', wantsAddress: true, wonIn: { titleZh: '天天抽' } })
  const desk = await staff()
  const before = await countQueue(desk)
  expect(before).toEqual({ toSend: 0, inTrouble: 0 })
  const anybody = { state: 'to-send', reward: null, before: null } as const
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
