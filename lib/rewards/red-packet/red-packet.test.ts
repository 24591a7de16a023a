import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { as, packet, payoutOf, portOf, receivedFor, redPacket, rich, termsOf } from '@/lib/payouts/payout.fixture'
import { sendPayouts } from '@/lib/payouts/send-payouts'
import { balanceOf } from '@/lib/points/ledger.fixture'
import { claimReward } from '../claim-reward'
import { listOffers } from '../queries'
import { wantReward } from '../reward.fixture'
import { blankReward, saveRewardSchema } from '../staff/schema'
import { voidClaim } from '../store'

useTestDatabase()
const provider = startTestPayments()
beforeAll(openShop)
beforeEach(() => termsOf({ shopperDayMinor: 1_000, shopDayMinor: 1_000_000 }))
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const send = () => sendPayouts({ at: null, on: db() }, { port: portOf(provider.trial()) })

describe('a red packet', () => {
  it('of which a fifth is kept back, sends the rest and says so beforehand', async () => {
    const rewardId = await redPacket(505, 'incidental')
    const { claimId, payoutId, accountId } = await packet(rewardId)
    const offer = (await listOffers(as(accountId))).find((one) => one.rewardId === rewardId)
    expect(offer?.face).toEqual({ amountMinor: 505, taxClass: 'incidental', withheldMinor: 101 })
    expect(await payoutOf(claimId)).toMatchObject({ amount: 505, withheld: 101 })
    await send()
    expect(await receivedFor(provider.trial(), payoutId)).toEqual([404])
  })

  it('is not had above what one shopper may have a day, takes no points then, and is had again tomorrow', async () => {
    const rewardId = await redPacket(400)
    const li = await rich()
    for (let i = 0; i < 2; i += 1) await packet(rewardId, li)
    const before = await balanceOf(li)
    expect(await claimReward(as(li), wantReward(rewardId, 500))).toMatchObject({
      refusal: 'red-packet-own-day',
      details: { mostMinor: 1_000 },
    })
    expect(await balanceOf(li)).toEqual(before)
    expect(await claimReward(as(await rich()), wantReward(rewardId, 500))).toMatchObject({ ok: true })
    const tomorrow = new Date(Date.now() + 86_400_000)
    expect(await claimReward(as(li, tomorrow), wantReward(rewardId, 500))).toMatchObject({ ok: true })
  })

  it('is not had above what the shop gives a day in all of them; one that was taken back leaves room', async () => {
    const [one, other] = [await redPacket(300), await redPacket(200)]
    const [spent] = await rows<{ minor: number }>(
      `select coalesce(sum(amount_minor), 0)::int as minor from payout where state <> 'cancelled' and asked_at < now() + interval '1 hour'`,
    )
    await termsOf({ shopDayMinor: (spent?.minor ?? 0) + 400 })
    const { claimId } = await packet(one)
    const amy = await rich()
    expect(await claimReward(as(amy), wantReward(other, 500))).toMatchObject({ refusal: 'red-packet-shop-day' })
    expect(await balanceOf(amy)).toMatchObject({ available: 10_000 })
    expect(await voidClaim(db(), null, { claimId, reason: 'a slip', actorId: null })).toMatchObject({ ok: true })
    expect(await payoutOf(claimId)).toMatchObject({ state: 'cancelled', claim: 'void' })
    expect(await claimReward(as(amy), wantReward(other, 500))).toMatchObject({ ok: true })
  })

  it('that is on its way, or was received, is not taken back', async () => {
    await send()
    const { claimId } = await packet()
    await provider.trial().control('/control', { transferFault: 'lost' })
    await send()
    const back = () => voidClaim(db(), null, { claimId, reason: 'a slip', actorId: null })
    expect(await back()).toMatchObject({ refusal: 'claim-on-its-way' })
    await rows(`update payout set due_at = now() where state = 'sending'`)
    await send()
    expect(await back()).toMatchObject({ refusal: 'claim-used' })
    expect(await payoutOf(claimId)).toMatchObject({ state: 'paid', claim: 'used' })
  })

  it('asked for twice by one press is one', async () => {
    const [li, rewardId] = [await rich(), await redPacket()]
    const want = wantReward(rewardId, 500)
    const both = await Promise.all([claimReward(as(li), want), claimReward(as(li), want)])
    expect(both[0]).toEqual(both[1])
    expect(await rows(`select 1 from payout where account_id = $1`, [li])).toHaveLength(1)
  })
})

it.each([
  ['nothing', { amountMinor: 0, taxClass: 'points' }],
  ['less than nothing', { amountMinor: -5, taxClass: 'points' }],
  ['half a fen', { amountMinor: 0.5, taxClass: 'points' }],
  ['more than a red packet holds', { amountMinor: 20_001, taxClass: 'points' }],
  ['a class that the tax office has not', { amountMinor: 5, taxClass: 'none' }],
  ['more than was asked for', { amountMinor: 5, taxClass: 'points', recipient: 'me' }],
])('a red packet of %s can’t be written', (_, redPacketSaid) => {
  const reward = {
    ...blankReward,
    kind: 'red-packet',
    titleZh: '红包',
    titleEn: 'Red packet',
    redPacket: redPacketSaid,
  }
  expect(saveRewardSchema.safeParse(reward).success).toBe(false)
})
