import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { balanceOf, daysOn, give, newShopper, today } from '@/lib/points/ledger.fixture'

import { couponReward } from '@/lib/rewards/reward.fixture'

import { prizeOf } from '../definition.fixture'
import { changeSeed } from './change-seed'
import { as, asked, countOf, drawOnce, liveCampaign, must, newPlayer, stop, verifiedFor } from './draw.fixture'
import { drawPrize } from './draw-prize'
import { openChain } from './open-chain'
import { findMyChain, listMyDraws, listUnitsLeft } from './queries'
import { tellSeeds } from './tell-seeds'

useTestDatabase({ size: 16 })
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

describe('a draw out of a chain', () => {
  it('costs the points that were shown, gives the prize of its seed, and is written down once', async () => {
    const live = await liveCampaign()
    const li = await newPlayer(100)
    const first = must(await drawOnce(live, li))
    expect(first).toMatchObject({ isReplay: false, claimId: null })
    expect([10, 100]).toContain(first.points)
    expect(await balanceOf(li)).toMatchObject({ available: 100 - 10 + first.points })
    expect(await listMyDraws(as(li), live.campaignId)).toMatchObject([
      { no: first.no, prizeNo: first.prizeNo, points: first.points },
    ])
    expect(
      await row('select kind, explanation from posting where key = $1', [`draw:${first.drawId}:award`]),
    ).toMatchObject({
      kind: 'campaign-award',
      explanation: { campaignZh: '天天抽', points: first.points, drawNo: first.no },
    })
  })

  it('answers the same request with the same prize, and takes nothing twice', async () => {
    const live = await liveCampaign()
    const li = await newPlayer(100)
    const once = await asked(live, li)
    const first = must(await drawPrize(as(li), once))
    const balance = await balanceOf(li)
    must(await drawOnce(live, li))
    expect(must(await drawPrize(as(li), once))).toEqual({ ...first, isReplay: true, pity: expect.any(Number) })
    // also after its chain was changed, and when the campaign is over
    must(await changeSeed(as(li), { campaignId: live.campaignId, clientSeed: 'another-seed' }))
    await stop(live.campaignId)
    expect(must(await drawPrize(as(li), once))).toMatchObject({ drawId: first.drawId, isReplay: true })
    expect((await balanceOf(li)).available).toBeGreaterThanOrEqual(balance.available - 10)
    const other = await newPlayer()
    expect(await drawPrize(as(other), once)).toMatchObject({ ok: false, refusal: 'key-reused' })
  })

  it('is proved by both programs once its seed is told, and sealed before', async () => {
    const live = await liveCampaign({
      draw: { mode: 'chain', pity: { after: 3, prizeNos: [2] }, whenGone: 'substitute', substituteNo: 1 },
    })
    const li = await newPlayer()
    for (let n = 0; n < 12; n += 1) must(await drawOnce(live, li))
    expect((await verifiedFor(li, live.campaignId)).draws.map(({ verdict }) => verdict)).toEqual(
      Array(12).fill('sealed'),
    )
    const before = await findMyChain(as(li), live.campaignId)
    const changed = must(await changeSeed(as(li), { campaignId: live.campaignId, clientSeed: 'my-very-own-seed' }))
    expect(changed.revealed).toMatchObject({ commitment: before?.commitment, round: 1 })
    expect(changed.chain).toMatchObject({
      commitment: before?.nextCommitment,
      clientSeed: 'my-very-own-seed',
      nextNonce: 0,
    })
    for (let n = 0; n < 3; n += 1) must(await drawOnce(live, li))
    const { draws } = await verifiedFor(li, live.campaignId)
    expect(draws.map(({ verdict }) => verdict)).toEqual([...Array(12).fill('proved'), ...Array(3).fill('sealed')])
    // pity: never three draws in a row without prize 2
    const given = draws.map(({ prizeNo }) => prizeNo).join('')
    expect(given).not.toContain('111')
    await stop(live.campaignId)
    expect(await tellSeeds({ at: today, on: db() })).toBeGreaterThan(0)
    expect((await verifiedFor(li, live.campaignId)).draws.every(({ verdict }) => verdict === 'proved')).toBe(true)
  })

  it('draws by the client seed: changed before the first draw it changes in place, and the commitment stays', async () => {
    const live = await liveCampaign()
    const li = await newPlayer()
    const opened = must(await openChain(as(li), { campaignId: live.campaignId }))
    expect(must(await openChain(as(li), { campaignId: live.campaignId }))).toEqual(opened)
    const changed = must(await changeSeed(as(li), { campaignId: live.campaignId, clientSeed: 'mine-alone-1' }))
    expect(changed).toEqual({ chain: { ...opened, clientSeed: 'mine-alone-1' }, revealed: null })
  })

  it('gives the substitute where a prize is gone, and says so', async () => {
    const { rewardId } = await couponReward(500)
    const live = await liveCampaign({
      budget: { budgetId: null, points: 10_000, minor: 1_000 },
      prizes: [
        prizeOf(1, { weight: 1 }),
        prizeOf(2, { kind: 'reward', rewardId, weight: 999_999, stock: 1, costMinor: 500 }),
      ],
    })
    const li = await newPlayer()
    const results = []
    for (let n = 0; n < 6; n += 1) results.push(must(await drawOnce(live, li)))
    const won = results.filter(({ prizeNo }) => prizeNo === 2)
    expect(won).toHaveLength(1)
    expect(won[0]).toMatchObject({ claimState: 'issued', points: 0 })
    expect(results.filter((one) => one.prizeNo !== one.drawnPrizeNo).length).toBeGreaterThan(0)
    expect(await listUnitsLeft(as(li), live.campaignId)).toEqual([{ prizeNo: 2, left: 0 }])
    must(await changeSeed(as(li), { campaignId: live.campaignId, clientSeed: null }))
    expect((await verifiedFor(li, live.campaignId)).draws.every(({ verdict }) => verdict === 'proved')).toBe(true)
  })

  it('closes with its last piece where the rules say so', async () => {
    const { rewardId } = await couponReward(500)
    const live = await liveCampaign({
      budget: { budgetId: null, points: 10_000, minor: 1_000 },
      prizes: [
        prizeOf(1, { weight: 1 }),
        prizeOf(2, { kind: 'reward', rewardId, weight: 999_999, stock: 1, costMinor: 500 }),
      ],
      draw: { mode: 'chain', pity: null, whenGone: 'close', substituteNo: 1 },
    })
    const li = await newPlayer()
    const again = async () => drawOnce(live, li)
    let last = await again()
    for (let n = 0; n < 8 && last.ok; n += 1) last = await again()
    expect(last).toMatchObject({ ok: false, refusal: 'campaign-not-open' })
    expect(await row('select ended_because as why from campaign where id = $1', [live.campaignId])).toEqual({
      why: 'sold-out',
    })
  })
})

describe('a draw is refused, and nothing is taken,', () => {
  const refusedAs = async (live: Awaited<ReturnType<typeof liveCampaign>>, who: string, refusal: string, more = {}) => {
    const before = await balanceOf(who)
    const draws = await countOf('draw')
    expect(await drawOnce(live, who, more)).toMatchObject({ ok: false, refusal })
    expect(await balanceOf(who)).toEqual(before)
    expect(await countOf('draw')).toBe(draws)
  }

  it('of other words, another price, another commitment than were shown', async () => {
    const live = await liveCampaign()
    const li = await newPlayer()
    await refusedAs(live, li, 'campaign-changed', { version: 2 })
    await refusedAs(live, li, 'campaign-price-changed', { costPoints: 9 })
    await refusedAs(live, li, 'campaign-price-changed', { costPoints: null })
    await refusedAs(live, li, 'campaign-chain-changed', { commitment: 'ab'.repeat(32) })
    await refusedAs(live, li, 'campaign-chain-changed', { commitment: null })
    await refusedAs(live, li, 'campaign-unknown', { campaignId: randomUUID() })
    await refusedAs(live, li, 'ticket-unknown', { ticketId: randomUUID() })
  })

  it('of who has too few points, is too young to say so, or works here', async () => {
    const live = await liveCampaign()
    await refusedAs(live, await newPlayer(9), 'points-not-enough')
    const unstated = await newShopper()
    await give(unstated, 100)
    await refusedAs(live, unstated, 'age-unstated')
    const owner = await newPlayer()
    await db().query("update account set staff_role = 'owner' where id = $1", [owner])
    await refusedAs(live, owner, 'campaign-not-for-staff')
  })

  it('when it has not begun, is over, is stopped, or its budget is spent', async () => {
    await refusedAs(await liveCampaign({ startsAt: '2050-01-01T00:00:00Z' }), await newPlayer(), 'campaign-not-open')
    await refusedAs(await liveCampaign({ endsAt: '2030-01-01T00:00:00Z' }), await newPlayer(), 'campaign-not-open')
    const stopped = await liveCampaign()
    const li = await newPlayer()
    await openChain(as(li), { campaignId: stopped.campaignId })
    await stop(stopped.campaignId)
    await refusedAs(stopped, li, 'campaign-not-open')
    const spent = await liveCampaign({
      budget: { budgetId: null, points: 15, minor: 0 },
      prizes: [prizeOf(1, { points: 10 })],
    })
    must(await drawOnce(spent, li))
    await refusedAs(spent, li, 'campaign-budget-spent')
    expect(await row('select ended_because as why from campaign where id = $1', [spent.campaignId])).toEqual({
      why: 'budget',
    })
  })

  it('beyond the limits of a day, a person and a pause between', async () => {
    const li = await newPlayer()
    const daily = await liveCampaign({ limits: { perDay: 1, perPerson: 2, coolDownSeconds: 0 } })
    must(await drawOnce(daily, li))
    await refusedAs(daily, li, 'campaign-limit-day')
    const tomorrow = as(li, daysOn(1))
    must(await drawPrize(tomorrow, await asked(daily, li)))
    expect(await drawPrize(as(li, daysOn(2)), await asked(daily, li))).toMatchObject({
      refusal: 'campaign-limit-person',
    })
    const slow = await liveCampaign({ limits: { perDay: null, perPerson: null, coolDownSeconds: 30 } })
    must(await drawOnce(slow, li))
    await refusedAs(slow, li, 'campaign-cool-down')
    must(await drawPrize(as(li, new Date(today.getTime() + 30_000)), await asked(slow, li)))
  })

  it('of who is not meant: a tier above theirs, new shoppers alone, or other segments', async () => {
    await rows(`insert into tier_terms (terms, created_at) values ($1, '2020-01-01')`, [
      JSON.stringify({
        windowMonths: 12,
        levels: [{ code: 'gold', nameZh: '金卡', nameEn: 'Gold', atLeastMinor: 100 }],
      }),
    ]).catch(() => null)
    const li = await newPlayer()
    const result = await drawOnce(await liveCampaign({ audience: { minTier: 'gold', newOnly: false } }), li)
    expect(result).toMatchObject({ ok: false, refusal: 'campaign-tier-needed' })
    must(await drawOnce(await liveCampaign({ audience: { minTier: null, newOnly: true } }), li))
    const anybody = { minTier: null, newOnly: false }
    const forRegulars = await drawOnce(await liveCampaign({ audience: { ...anybody, segments: ['loyal'] } }), li)
    expect(forRegulars).toMatchObject({ ok: false, refusal: 'campaign-segment-needed' })
    must(await drawOnce(await liveCampaign({ audience: { ...anybody, segments: ['loyal', 'not-bought'] } }), li))
  })
})
