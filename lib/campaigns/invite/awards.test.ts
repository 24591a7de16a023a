import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { balanceOf, spendAtOnce } from '@/lib/points/ledger.fixture'
import { couponReward } from '@/lib/rewards/reward.fixture'
import { writeArchive } from '../archive/write-archive'
import { writeWithholding } from '../archive/write-withholding'
import { inviteCost, inviteFunnel } from '../invite-figures/queries'
import { archiveCampaign } from '../staff/archive-campaign'
import {
  buys,
  comesBy,
  daysOn,
  friendThatCounts,
  givesBack,
  inviter,
  keeps,
  look,
  openInvites,
  pointsPrize,
  rewardPrize,
} from './invite.fixture'
import { cacOf } from './rules'
import { settleInvites } from './settle-invites'

useTestDatabase()
let cup: string
beforeAll(async () => {
  await openShop()
  cup = await onShelf({ stock: 10_000 })
})
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const awardsOf = async (accountId: string) =>
  (
    await rows<{ line: string }>(
      `select cause || ' ' || state as line from (select case when friends is null then 'friend' else 'rung:' || friends end as cause, state, held_at, cause as c from invite_award where inviter_id = $1) x order by held_at, c`,
      [accountId],
    )
  ).map(({ line }) => line)
const heldIn = async (campaignId: string) =>
  (
    await row<{ points: number }>('select sum(held_points)::int as points from campaign_shard where campaign_id = $1', [
      campaignId,
    ])
  )?.points
const textOf = async (campaignId: string, as: 'json' | 'csv') => {
  let all = ''
  for await (const piece of (await writeArchive({ on: db() }, campaignId, as))?.body ?? []) all += piece
  return all
}
const available = async (one: { actor: { id: string } }) => (await balanceOf(one.actor.id)).available

describe('what friends bring', () => {
  it('is held when they have bought, and given when the order can’t be given back any more', async () => {
    const campaign = await openInvites()
    const li = await inviter(campaign)
    const friend = await comesBy(li.code, { verified: false })
    expect(await look(friend.inviteId)).toMatchObject({ state: 'joined' })
    const orderId = await buys(friend, cup)
    expect(await look(friend.inviteId)).toMatchObject({ state: 'waiting' })
    expect([await heldIn(campaign), await available(li)]).toEqual([100, 0])
    const later = await keeps(orderId)
    // in its window, and after it: the address was never confirmed
    expect(await look(friend.inviteId)).toMatchObject({ state: 'waiting' })
    expect(await look(friend.inviteId, later)).toMatchObject({ state: 'waiting' })
    await rows('update account set email_verified_at = now() where id = $1', [friend.actor.id])
    expect(await look(friend.inviteId, later)).toMatchObject({ state: 'counted' })
    expect([await heldIn(campaign), await available(li), await awardsOf(li.actor.id)]).toEqual([
      0,
      100,
      ['rung:1 given'],
    ])
    expect(await look(friend.inviteId, later)).toMatchObject({ state: 'counted' })
    expect(await available(li)).toBe(100)
  })

  it('is nothing for an order that is too small, that points paid, or that a reward or draws are', async () => {
    const campaign = await openInvites({ settings: { minOrderMinor: 3_000 } })
    const li = await inviter(campaign)
    const friend = await comesBy(li.code)
    await buys(friend, cup, 1)
    expect(await look(friend.inviteId)).toMatchObject({ state: 'joined' })
    const orderId = await buys(friend, cup, 2)
    await rows('update shop_order set points_minor = 1500, total_minor = total_minor - 1500 where id = $1', [orderId])
    expect(await look(friend.inviteId)).toMatchObject({ state: 'joined' })
    await rows('update shop_order set points_minor = 0, total_minor = total_minor + 1500 where id = $1', [orderId])
    expect(await look(friend.inviteId)).toMatchObject({ state: 'waiting' })
  })

  it('climbs the ladder: one, three, five friends, each rung once; and one prize for each friend besides', async () => {
    const campaign = await openInvites({
      settings: { perFriend: 4 },
      prizes: [pointsPrize(1, 100), pointsPrize(2, 200), pointsPrize(3, 300), pointsPrize(4, 10)],
    })
    const li = await inviter(campaign)
    const after: number[] = []
    for (let n = 1; n <= 6; n += 1) {
      expect((await friendThatCounts(li.code, cup)).settled).toMatchObject({ state: 'counted' })
      after.push(await available(li))
    }
    expect(after).toEqual([110, 120, 330, 340, 650, 660])
    expect(await inviteFunnel({ on: db() }, campaign)).toMatchObject({
      links: 1,
      visits: 6,
      signedUp: 6,
      verified: 6,
      ordered: 6,
      counted: 6,
      refused: 0,
      givenPoints: 660,
      heldPoints: 0,
    })
    await spendAtOnce(li.actor.id, 330, undefined, new Date())
    const cost = await inviteCost({ at: null, on: db() }, campaign)
    expect(cost).toMatchObject({ points: 660, realisedMinor: 330, newCustomers: 6, pointsPerUnit: 100 })
    expect(cost && cacOf(cost, { ...cost, redemptionBps: 3_000 })).toEqual({
      faceMinor: 110,
      expectedMinor: 33,
      realisedMinor: 55,
    })
  })

  it('is nothing when the order goes back before its day, and is let go', async () => {
    const campaign = await openInvites()
    const li = await inviter(campaign)
    const friend = await comesBy(li.code)
    const orderId = await buys(friend, cup)
    await look(friend.inviteId)
    await givesBack(orderId)
    // told by the order itself
    expect(await settleInvites({ at: null, on: db() })).toMatchObject({ failures: [] })
    expect(await row('select state, reason from invite where id = $1', [friend.inviteId])).toEqual({
      state: 'out',
      reason: 'refunded',
    })
    expect([await heldIn(campaign), await available(li), await awardsOf(li.actor.id)]).toEqual([
      0,
      0,
      ['rung:1 let-go'],
    ])
  })

  it('comes back when the order goes back after all: a debt where the points are spent; and the rung can be climbed again', async () => {
    const campaign = await openInvites()
    const li = await inviter(campaign)
    const first = await friendThatCounts(li.code, cup)
    await spendAtOnce(li.actor.id, 60, undefined, new Date())
    await givesBack(first.orderId, daysOn(10))
    expect(await look(first.inviteId, daysOn(10))).toMatchObject({ state: 'out', reason: 'refunded' })
    expect(await balanceOf(li.actor.id)).toMatchObject({ available: 0, debt: 60 })
    expect((await friendThatCounts(li.code, cup)).settled).toMatchObject({ state: 'counted' })
    expect(await balanceOf(li.actor.id)).toMatchObject({ available: 40, debt: 0 })
    expect(await awardsOf(li.actor.id)).toEqual(['rung:1 taken-back', 'rung:1 given'])
  })

  it('waits while somebody decides about giving the order back', async () => {
    const campaign = await openInvites()
    const li = await inviter(campaign)
    const friend = await comesBy(li.code)
    const orderId = await buys(friend, cup)
    const later = await keeps(orderId)
    await rows(
      `insert into refund_request (order_id, request_key, scope, reason, shown, shortfall, created_at) values ($1, $2, '{}', 'x', '{}', 'debt', now())`,
      [orderId, orderId],
    )
    expect(await look(friend.inviteId, later)).toMatchObject({ state: 'waiting' })
    await rows(`delete from refund_request where order_id = $1`, [orderId])
    expect(await look(friend.inviteId, later)).toMatchObject({ state: 'counted' })
  })

  it('is never promised beyond the budget; what is promised is kept though the campaign ends', async () => {
    const campaign = await openInvites({ points: 350 })
    const [li, amy] = [await inviter(campaign), await inviter(campaign)]
    const [one, two, three] = [await comesBy(li.code), await comesBy(li.code), await comesBy(li.code)]
    const orders = [await buys(one, cup), await buys(two, cup), await buys(three, cup)]
    for (const { inviteId } of [one, two, three]) expect(await look(inviteId)).toMatchObject({ state: 'waiting' })
    expect(await heldIn(campaign)).toBe(300)
    const hers = await comesBy(amy.code)
    await buys(hers, cup)
    expect(await look(hers.inviteId)).toMatchObject({ state: 'out', reason: 'budget-spent' })
    const joined = await comesBy(amy.code)
    await rows(`select campaign_end($1, 'stopped', null, 'test', null)`, [campaign])
    expect(await row('select settled_at from campaign where id = $1', [campaign])).toEqual({ settled_at: null })
    expect(await look(joined.inviteId)).toMatchObject({ state: 'out', reason: 'campaign-over' })
    for (const orderId of orders) await keeps(orderId)
    for (const { inviteId } of [one, two, three])
      expect(await look(inviteId, daysOn(9))).toMatchObject({ state: 'counted' })
    expect([await available(li), await heldIn(campaign)]).toEqual([300, 0])
    expect(
      (await row<{ settled_at: Date | null }>('select settled_at from campaign where id = $1', [campaign]))?.settled_at,
    ).not.toBeNull()
  })

  it('is nothing when friend and inviter turn out to be one', async () => {
    const campaign = await openInvites()
    const li = await inviter(campaign)
    const friend = await friendThatCounts(li.code, cup)
    const support = await staff('support')
    await rows('select accounts_merge($1, $2, $3, $4, $5, null)', [
      friend.actor.id,
      li.actor.id,
      friend.actor.id,
      'one person',
      support.actor.id,
    ])
    expect(await settleInvites({ at: daysOn(10), on: db() })).toMatchObject({ failures: [] })
    expect(await row('select state, reason from invite where id = $1', [friend.inviteId])).toEqual({
      state: 'out',
      reason: 'same-person',
    })
    expect(await available(li)).toBe(0)
  })
})

describe('a prize that is no points', () => {
  const withGift = async () => {
    const { rewardId } = await couponReward(500)
    const campaign = await openInvites({
      prizes: [rewardPrize(1, rewardId, { stock: 3 }), pointsPrize(2, 200), pointsPrize(3, 300)],
    })
    const li = await inviter(campaign)
    return { campaign, li, friend: await friendThatCounts(li.code, cup) }
  }
  const claimOf = (accountId: string) =>
    row<{ id: string; state: string; points: number; campaign_id: string }>(
      'select id, state, points, campaign_id from claim where account_id = $1',
      [accountId],
    )
  const spent = (campaignId: string) =>
    row<{ free: number; held: number; spent: number; units: number }>(
      `select sum(remaining_minor)::int as free, sum(held_minor)::int as held, sum(spent_minor)::int as spent,
         (select count(*)::int from campaign_unit where campaign_id = $1 and taken_by is not null) as units from campaign_shard where campaign_id = $1`,
      [campaignId],
    )

  it('is a claim that costs nothing, paid by the campaign; it is voided when the order goes back', async () => {
    const { campaign, li, friend } = await withGift()
    expect(await claimOf(li.actor.id)).toMatchObject({ points: 0, campaign_id: campaign })
    expect(await spent(campaign)).toEqual({ free: 99_500, held: 0, spent: 500, units: 1 })
    await givesBack(friend.orderId, daysOn(10))
    expect(await look(friend.inviteId, daysOn(10))).toMatchObject({ state: 'out', reason: 'refunded' })
    expect(await claimOf(li.actor.id)).toMatchObject({ state: 'void' })
    expect(await spent(campaign)).toEqual({ free: 100_000, held: 0, spent: 0, units: 0 })
    expect(await awardsOf(li.actor.id)).toEqual(['rung:1 taken-back'])
  })

  it('is on the list of what tax is withheld for, as what was drawn is, until it is taken back', async () => {
    const { rewardId } = await couponReward(500)
    const gift = rewardPrize(1, rewardId, { stock: 3, taxClass: 'incidental', marketValueMinor: 5_000 })
    const campaign = await openInvites({
      settings: { perFriend: 1, rungs: [{ friends: 1, prizeNo: 1 }] },
      prizes: [gift],
    })
    const friend = await friendThatCounts((await inviter(campaign)).code, cup)
    const listed = async () => (await writeWithholding(await staff('finance'), campaign)).trim().split('\n').slice(1)
    const lines = await listed()
    expect(new Set(lines.map((line) => line.split(',')[0]))).toEqual(new Set(['friend', 'friends:1']))
    expect(lines[0]).toContain(',礼物,50,10,claimed')
    await givesBack(friend.orderId, daysOn(10))
    await look(friend.inviteId, daysOn(10))
    expect(await listed()).toEqual([])
  })

  it('is in the campaign’s file with its friend and how it was handed over', async () => {
    const { campaign, li, friend } = await withGift()
    await rows(`select campaign_end($1, 'stopped', null, 'test', null)`, [campaign])
    await rows(`update claim set state = 'issued', issued_at = now(), due_at = null where campaign_id = $1`, [campaign])
    const owner = await staff('owner')
    expect(await archiveCampaign(owner, { campaignId: campaign })).toMatchObject({ ok: true })
    const [table, whole] = [await textOf(campaign, 'csv'), JSON.parse(await textOf(campaign, 'json'))]
    expect(table.split('\n')[1]).toMatch(new RegExp(`,${li.actor.id},1,1,1,0,5,given,.*,issued,`))
    const part = (name: string) => JSON.parse(whole.parts.find((one: { name: string }) => one.name === name).body)
    expect(part('friends')).toMatchObject([{ inviterId: li.actor.id, friendId: friend.actor.id, state: 'counted' }])
    expect(part('awards')).toMatchObject([{ state: 'given', delivery: { kind: 'coupon', state: 'issued' } }])
  })

  it('stays with whoever used it, and is not given again', async () => {
    const { campaign, li, friend } = await withGift()
    await rows(`update claim set state = 'used', used_at = now() where account_id = $1`, [li.actor.id])
    await givesBack(friend.orderId, daysOn(10))
    await look(friend.inviteId, daysOn(10))
    await friendThatCounts(li.code, cup)
    expect(await awardsOf(li.actor.id)).toEqual(['rung:1 closed'])
    expect(await spent(campaign)).toMatchObject({ spent: 500, units: 1 })
  })
})
