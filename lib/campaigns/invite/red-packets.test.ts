import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { startTestPayments } from '@/lib/payments/payments.fixture'
import { minutesOn, payoutOf, portOf, receivedFor, redPacket, termsOf } from '@/lib/payouts/payout.fixture'
import { sendPayouts } from '@/lib/payouts/send-payouts'
import { deliverClaims } from '@/lib/rewards/delivery/deliver-claims'
import { liveCampaign } from '../campaign.fixture'
import { inviteCost } from '../invite-figures/queries'
import { getLintFacts } from '../lint/queries'
import { lintCampaign } from '../lint/rules'
import { presetOf } from '../presets/rules'
import { buys, comesBy, daysOn, friendThatCounts, givesBack, inviter, keeps, look } from './invite.fixture'
import { cacOf } from './rules'

// 红包获客: the preset as a marketer launches it, from a friend's order to the money in the inviter's wallet.

useTestDatabase()
const provider = startTestPayments()
let cup: string
let live: Awaited<ReturnType<typeof launched>>
beforeAll(async () => {
  // whose cards paid is asked after, of payments that this provider has never seen
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await openShop()
  cup = await onShelf({ stock: 10_000 })
  live = await launched()
})
beforeEach(() => termsOf({ shopperDayMinor: 1_000, shopDayMinor: 1_000_000 }))
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const PACKET = 500
const days = (count: number) => new Date(Date.now() + count * 86_400_000)

async function launched() {
  const rewardId = await redPacket(PACKET, 'incidental', {
    state: 'draft',
    face_value_minor: PACKET,
    true_cost_minor: PACKET,
    title_en: 'A red packet',
  })
  const facts = await getLintFacts({ at: null, on: db() })
  const definition = presetOf('red-packet-friends', {
    startsAt: days(1),
    pointsPerUnit: facts.pointsPerUnit,
    organiserZh: '回头客',
    organiserEn: 'Regulars',
    contact: 'a@b.test',
    budget: null,
    rewards: facts.rewards,
  })
  expect(lintCampaign(definition, facts).filter(({ level }) => level === 'blocks')).toEqual([])
  expect(definition).toMatchObject({
    prizes: [{ rewardId, costMinor: PACKET, taxClass: 'incidental', stock: null }],
    settings: { perFriend: 1, rungs: [], minOrderMinor: 2_500 },
    budget: { points: 0, minor: 150_000 },
  })
  return liveCampaign({
    ...definition,
    startsAt: days(-1).toISOString(),
    settings: { ...definition.settings, maxPerDay: 100 },
  })
}

const moneyOf = (campaignId: string) =>
  row<{ free: number; held: number; spent: number }>(
    `select sum(remaining_minor)::int as free, sum(held_minor)::int as held, sum(spent_minor)::int as spent from campaign_shard where campaign_id = $1`,
    [campaignId],
  )
const claimOf = async (accountId: string) => {
  const found = await row<{ id: string; kind: string; state: string; points: number; trouble: string | null }>(
    'select id, kind, state, points, trouble from claim where account_id = $1 order by no desc limit 1',
    [accountId],
  )
  return found ?? { id: '', kind: '', state: '', points: -1, trouble: null }
}
const awardsOf = (accountId: string) =>
  rows('select state, cost_minor as cost from invite_award where inviter_id = $1 order by held_at', [accountId])
const deliver = (at: Date | null = null) => deliverClaims({ at, on: db() })
const send = (at: Date | null = null) => sendPayouts({ at, on: db() }, { port: portOf(provider.trial()) })

/** An inviter with one friend who kept the order: the red packet is theirs, and nothing was sent yet. */
async function won() {
  const li = await inviter(live.campaignId)
  const friend = await friendThatCounts(li.code, cup)
  const claim = await claimOf(li.actor.id)
  return { li, friend, claim, payout: () => payoutOf(claim.id) }
}

describe('a red packet for a friend', () => {
  it('waits for the first paid order and the end of its return window, and is then in the wallet by itself, once, less its tax', async () => {
    const before = await moneyOf(live.campaignId)
    const li = await inviter(live.campaignId)
    const friend = await comesBy(li.code)
    expect(await look(friend.inviteId)).toMatchObject({ state: 'joined' })
    const orderId = await buys(friend, cup)
    expect(await look(friend.inviteId)).toMatchObject({ state: 'waiting' })
    // held for the inviter, and nobody is paid anything yet
    expect(await moneyOf(live.campaignId)).toMatchObject({ held: PACKET, spent: before?.spent })
    await deliver()
    expect(await claimOf(li.actor.id)).toMatchObject({ id: '' })

    const later = await keeps(orderId)
    expect(await look(friend.inviteId, later)).toMatchObject({ state: 'counted' })
    const claim = await claimOf(li.actor.id)
    expect(claim).toMatchObject({ kind: 'red-packet', state: 'claimed', points: 0 })
    await deliver(later)
    await deliver(later)
    const payout = await payoutOf(claim.id)
    expect(payout).toMatchObject({ state: 'approved', amount: PACKET, withheld: 100, claim: 'claimed' })
    await send(later)
    await send(later)
    expect(await payoutOf(claim.id)).toMatchObject({ state: 'paid', claim: 'used' })
    expect(await receivedFor(provider.trial(), payout?.id ?? '')).toEqual([400])
    expect(await moneyOf(live.campaignId)).toMatchObject({ held: 0, spent: (before?.spent ?? 0) + PACKET })
    expect(await awardsOf(li.actor.id)).toEqual([{ state: 'given', cost: PACKET }])

    const cost = await inviteCost({ at: null, on: db() }, live.campaignId)
    expect(cost && cacOf(cost, { ...cost, redemptionBps: 3_000 })).toEqual({
      faceMinor: PACKET,
      expectedMinor: PACKET,
      realisedMinor: PACKET,
    })
  })

  it('is nothing when the order goes back in its window', async () => {
    const before = await moneyOf(live.campaignId)
    const li = await inviter(live.campaignId)
    const friend = await comesBy(li.code)
    const orderId = await buys(friend, cup)
    await look(friend.inviteId)
    await givesBack(orderId)
    expect(await look(friend.inviteId)).toMatchObject({ state: 'out', reason: 'refunded' })
    expect([await awardsOf(li.actor.id), await moneyOf(live.campaignId)]).toEqual([
      [{ state: 'let-go', cost: PACKET }],
      before,
    ])
  })

  it('is taken back with an order that goes back after all, as long as its money has not left', async () => {
    const before = await moneyOf(live.campaignId)
    const { li, friend, payout } = await won()
    await deliver(daysOn(9))
    expect(await payout()).toMatchObject({ state: 'approved' })
    await givesBack(friend.orderId, daysOn(10))
    expect(await look(friend.inviteId, daysOn(10))).toMatchObject({ state: 'out', reason: 'refunded' })
    expect(await payout()).toMatchObject({ state: 'cancelled', claim: 'void' })
    await send(daysOn(10))
    expect(await receivedFor(provider.trial(), (await payout())?.id ?? '')).toEqual([])
    expect([await awardsOf(li.actor.id), await moneyOf(live.campaignId)]).toEqual([
      [{ state: 'taken-back', cost: PACKET }],
      before,
    ])
  })

  it('that was received stays with whoever has it: it is on the campaign, and the next friend is another', async () => {
    const before = await moneyOf(live.campaignId)
    const { li, friend, payout } = await won()
    await deliver(daysOn(9))
    await send(daysOn(9))
    await givesBack(friend.orderId, daysOn(10))
    expect(await look(friend.inviteId, daysOn(10))).toMatchObject({ state: 'out', reason: 'refunded' })
    expect(await payout()).toMatchObject({ state: 'paid', claim: 'used' })
    expect(await awardsOf(li.actor.id)).toEqual([{ state: 'closed', cost: PACKET }])
    await friendThatCounts(li.code, cup)
    expect(await awardsOf(li.actor.id)).toMatchObject([{ state: 'closed' }, { state: 'given' }])
    expect(await moneyOf(live.campaignId)).toMatchObject({ spent: (before?.spent ?? 0) + 2 * PACKET })
  })

  it('above what one person may have in a day is there the next day', async () => {
    await termsOf({ shopperDayMinor: PACKET })
    const { li, claim } = await won()
    await deliver(daysOn(9))
    await friendThatCounts(li.code, cup)
    await deliver(daysOn(9))
    const second = await claimOf(li.actor.id)
    expect([second.id === claim.id, second.state, second.trouble]).toEqual([false, 'claimed', 'red-packet-own-day'])
    await deliver(daysOn(11))
    expect(await payoutOf(second.id)).toMatchObject({ state: 'approved' })
    await send(daysOn(11))
    await send(minutesOn(60 * 24 * 12))
    expect(await payoutOf(second.id)).toMatchObject({ state: 'paid', claim: 'used' })
  })
})
