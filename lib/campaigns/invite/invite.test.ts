import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { staff } from '@/lib/gate/staff.fixture'
import { balanceOf } from '@/lib/points/ledger.fixture'
import { appealInvite } from './appeal-invite'
import { as, buys, comesBy, daysOn, inviter, keeps, look, openInvites, somebody } from './invite.fixture'
import { joinInvite } from './join-invite'
import { openInvite } from './open-invite'
import { reviewInvite } from './review-invite'
import { undoReview } from './undo-review'

useTestDatabase()
let cup: string
beforeAll(async () => {
  await openShop()
  cup = await onShelf({ stock: 10_000 })
})
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const heldIn = async (campaignId: string) =>
  (
    await row<{ points: number }>('select sum(held_points)::int as points from campaign_shard where campaign_id = $1', [
      campaignId,
    ])
  )?.points
const available = async (one: { actor: { id: string } }) => (await balanceOf(one.actor.id)).available

describe('whose friend somebody is', () => {
  it('is decided once, by the last link that was opened before the account was made', async () => {
    const campaign = await openInvites()
    const [li, amy] = [await inviter(campaign), await inviter(campaign)]
    const visitorHash = Buffer.from('one browser')
    await openInvite({ actor: null, visitorHash, at: daysOn(-2), on: db() }, { code: li.code, visit: null })
    const friend = await comesBy(amy.code, { browser: 'one browser' })
    expect(friend.told).toMatchObject({ refused: null })
    expect(await row('select inviter_id from invite where friend_id = $1', [friend.actor.id])).toEqual({
      inviter_id: amy.actor.id,
    })
    const again = await comesBy(li.code, { account: friend })
    expect(again.told).toEqual({ inviteId: null, refused: 'has-inviter' })
  })

  it('is nobody’s when they were here before, are the inviter, come round in a circle, or too many came', async () => {
    const campaign = await openInvites({ settings: { maxPerDay: 2 } })
    const li = await inviter(campaign)
    expect((await comesBy(li.code, { account: li })).told?.refused).toBe('self')
    expect((await comesBy(li.code, { account: await somebody({ daysAgo: 3 }) })).told?.refused).toBe('old-customer')
    const guest = await somebody()
    await rows(
      `insert into shop_order (id, request_id, input_hash, email, locale, currency, goods_minor, coupon_minor, points_minor, shipping_minor, total_minor, spent_points,
      award_points, address, hold_expires_at, placed_at, paid_at, completed_at, state) values (gen_random_uuid(), gen_random_uuid(), '', $1, 'zh-CN', 'CNY', 100, 0, 0, 0, 100, 0, 0, '{}', now(), now() - interval '1 day', now(), now(), 'completed')`,
      [guest.actor.email],
    )
    expect((await comesBy(li.code, { account: guest })).told?.refused).toBe('old-customer')
    const friend = await comesBy(li.code)
    const joined = await joinInvite(friend, { campaignId: campaign })
    const back = joined.ok ? joined.value.code : ''
    await rows("update account set created_at = now() + interval '1 minute' where id = $1", [li.actor.id])
    expect((await comesBy(back, { account: li })).told?.refused).toBe('circle')
    expect((await comesBy(li.code)).told?.refused).toBeNull()
    expect((await comesBy(li.code)).told?.refused).toBe('over-limit')
  })

  it('is forgotten after its days, kept over to another browser by a mailed link, and refused when all is over', async () => {
    const campaign = await openInvites({ settings: { attributionDays: 3 } })
    const li = await inviter(campaign)
    const visitorHash = Buffer.from('slow')
    await openInvite({ actor: null, visitorHash, at: daysOn(-0.5), on: db() }, { code: li.code, visit: null })
    const late = await somebody()
    await rows(
      `update invite_visit set first_at = first_at - interval '4 days', last_at = last_at - interval '4 days' where visitor_hash = $1`,
      [visitorHash],
    )
    expect((await openInvite({ ...late, visitorHash }, { code: li.code, visit: null })).ok).toBe(true)
    expect(await row('select 1 from invite where friend_id = $1', [late.actor.id])).toBeNull()

    const opened = await openInvite(
      { actor: null, visitorHash: Buffer.from('wechat'), at: null, on: db() },
      { code: li.code, visit: null },
    )
    const visit = opened.ok ? opened.value.visit : null
    const friend = await somebody()
    expect(await openInvite({ ...friend, visitorHash: Buffer.from('safari') }, { code: li.code, visit })).toMatchObject(
      { value: { friend: { isNew: true } } },
    )

    await rows(`select campaign_end($1, 'stopped', null, 'test', null)`, [campaign])
    expect(
      await openInvite(
        { actor: null, visitorHash: Buffer.from('x'), at: null, on: db() },
        { code: li.code, visit: null },
      ),
    ).toEqual({ ok: false, refusal: 'invite-link-over' })
    expect(await joinInvite(await somebody(), { campaignId: campaign })).toMatchObject({ refusal: 'campaign-not-open' })
  })

  it('is no affair of whoever works here', async () => {
    const campaign = await openInvites()
    expect(await joinInvite(await staff('support'), { campaignId: campaign })).toMatchObject({
      refusal: 'campaign-not-for-staff',
    })
  })
})

describe('what looks odd', () => {
  const held = async () => {
    const campaign = await openInvites()
    const li = await inviter(campaign)
    const friend = await comesBy(li.code, { email: `${crypto.randomUUID()}@mailinator.com` })
    const later = await keeps(await buys(friend, cup))
    expect(await look(friend.inviteId, later)).toMatchObject({ state: 'held' })
    expect(await row('select score, signals from invite where id = $1', [friend.inviteId])).toMatchObject({
      score: 65,
      signals: [
        { code: 'disposable-mail', weight: 50, count: 1 },
        { code: 'at-once', weight: 15, count: 1 },
      ],
    })
    expect([await heldIn(campaign), await available(li)]).toEqual([100, 0])
    return { campaign, li, friend, later, inviteId: friend.inviteId, at: later }
  }

  it('is held and not taken away: somebody looks, and it goes on', async () => {
    const { li, inviteId, at } = await held()
    const support = await staff('support')
    expect(await reviewInvite({ ...support, at }, { inviteId, verdict: 'approved', note: '核对过了' })).toMatchObject({
      value: { state: 'counted' },
    })
    expect(await available(li)).toBe(100)
    expect(await undoReview(support, { inviteId })).toMatchObject({ refusal: 'invite-settled' })
    expect(await row(`select action, reason from audit_log where subject = $1`, [`invite:${inviteId}`])).toEqual({
      action: 'invite.approved',
      reason: '核对过了',
    })
  })

  it('is declined with a sentence, appealed against with another, and the verdict may be taken back', async () => {
    const { campaign, li, inviteId, at } = await held()
    const support = await staff('support')
    expect(
      await reviewInvite({ ...support, at }, { inviteId, verdict: 'declined', note: '像是同一个人' }),
    ).toMatchObject({ value: { state: 'out', reason: 'declined' } })
    expect(await heldIn(campaign)).toBe(0)
    expect(await appealInvite(await somebody(), { inviteId, text: '不是我' })).toMatchObject({
      refusal: 'invite-unknown',
    })
    expect(await appealInvite(as(li.actor.id), { inviteId, text: '是我表妹' })).toEqual({ ok: true, value: null })
    expect(await appealInvite(as(li.actor.id), { inviteId, text: '是我表妹' })).toEqual({ ok: true, value: null })
    expect(await appealInvite(as(li.actor.id), { inviteId, text: '真的' })).toMatchObject({
      refusal: 'invite-appealed',
    })
    expect(await undoReview({ ...support, at }, { inviteId })).toMatchObject({ value: { state: 'held', reason: null } })
    expect(await heldIn(campaign)).toBe(100)
    expect(await reviewInvite({ ...support, at }, { inviteId, verdict: 'approved', note: '是表妹' })).toMatchObject({
      value: { state: 'counted' },
    })
    expect(await reviewInvite({ ...support, at }, { inviteId, verdict: 'declined', note: '又不是了' })).toMatchObject({
      refusal: 'invite-not-held',
    })
  })

  it('is not decided by whom it is about', async () => {
    const { inviteId, li } = await held()
    const me = { ...(await staff('owner')), actor: { ...li.actor, staffRole: 'owner' as const } }
    expect(await reviewInvite(me, { inviteId, verdict: 'approved', note: '我自己' })).toMatchObject({
      refusal: 'invite-own',
    })
  })

  it('is seen on the device that two came from', async () => {
    const campaign = await openInvites()
    const li = await inviter(campaign)
    const [one, two] = [await comesBy(li.code, { device: 'shared' }), await comesBy(li.code, { device: 'shared' })]
    await buys(one, cup)
    await buys(two, cup)
    expect(await look(two.inviteId)).toMatchObject({ state: 'held' })
    expect(await row('select signals from invite where id = $1', [two.inviteId])).toMatchObject({
      signals: [{ code: 'friend-device', count: 1 }, { code: 'at-once' }],
    })
  })
})
