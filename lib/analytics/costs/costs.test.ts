import { beforeAll, expect, it } from 'vitest'
import { buy, giveBack } from '@/lib/analytics/season.fixture'
import { liveCampaign, must } from '@/lib/campaigns/campaign.fixture'
import { onShelf, openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { daysOn, give, newShopper } from '@/lib/points/ledger.fixture'
import { listPostings } from '@/lib/points/staff/queries'
import { journalFilterSchema } from '@/lib/points/staff/schema'
import { claimReward } from '@/lib/rewards/claim-reward'
import { couponReward, wantReward } from '@/lib/rewards/reward.fixture'
import { getCosts } from './queries'

useTestDatabase()

const ask = (days: number, range: '7' | '90' = '90') =>
  getCosts({ at: daysOn(days), on: db() }, { range, from: null, to: null, compare: 'previous', by: null })

let campaign: string
let li: string

// A season that can be reckoned by hand. Li invited three friends for 200 points each, and was given 30 by hand. On day 1 an order of
// ¥19.90 was paid with 200 points (it earned 17); on day 2 100 points became a coupon that costs the shop 50 fen; on day 45 another
// order was paid in money; on day 50 the first one went back, and its points with it.
beforeAll(async () => {
  await openShop()
  const cup = await onShelf({ stock: 50 })
  await rows('update variant set cost_minor = 1194 where id = $1', [cup])
  campaign = (await liveCampaign()).campaignId
  li = await newShopper()
  for (let friend = 0; friend < 3; friend += 1)
    await give(li, 200, { kind: 'campaign-award', source: `campaign:${campaign}`, expiresAt: daysOn(300) })
  await give(li, 30)
  const { orderId } = await buy(li, cup, { at: daysOn(1), spentPoints: 200 })
  const { rewardId } = await couponReward(100)
  await rows(`select reward_save(to_jsonb(r) || '{"true_cost_minor": 50}'::jsonb) from reward r where id = $1`, [
    rewardId,
  ])
  const actor = { id: li, email: '', name: '', staffRole: null }
  must(await claimReward({ actor, at: daysOn(2), on: db() }, wantReward(rewardId, 100)))
  await buy(li, cup, { at: daysOn(45) })
  await giveBack(orderId, daysOn(50))
  expect(await brokenInvariants()).toEqual([])
  // as the job does when the days are over by the database's clock
  await rows(`select figures_fold_orders('2040-02-01', '2040-04-20')`)
  await rows(`update fold set orders_through = '2040-04-20', time_zone = shop_zone()`)
})

it('says of each action what it gave, what became of it and what that cost, as it is by hand', async () => {
  const { rows: ledger, total, ledgerRedeemed, redemption } = await ask(49)
  expect(redemption).toMatchObject({ bps: 8_000, source: 'assumed' })
  const of = (action: string) => ledger.find((one) => one.action === action)
  expect(of(`campaign:${campaign}`)).toMatchObject({
    times: 3,
    issued: 600,
    redeemed: 300,
    // as it is now: what came back on day 50 is out again
    stillOut: 500,
    faceMinor: 600,
    expectedMinor: 480,
    usedFaceMinor: 300,
    realisedMinor: 250,
    perTimeMinor: 160,
  })
  expect(of('adjustment')).toMatchObject({ times: 1, issued: 30, redeemed: 0, stillOut: 30, realisedMinor: 0 })
  // two orders: 17 points, which went back on day 50, and 19
  expect(of('order')).toMatchObject({ times: 2, issued: 36, stillOut: 19, realisedMinor: 0 })
  expect(total).toMatchObject({ issued: 666, redeemed: 300, realisedMinor: 250, usedFaceMinor: 300 })
  expect(ledgerRedeemed).toBe(300)
})

it('leads from what an action gave, and from what was used of it, to exactly the postings that make it up', async () => {
  for (const days of [49, 60]) {
    const { rows: ledger, period } = await ask(days)
    const sums = async (action: string, flow: 'issued' | 'used') => {
      const { postings, totalPoints } = await listPostings(
        { on: db() },
        journalFilterSchema.parse({ action, flow, from: period.from, to: period.to }),
      )
      expect(postings.reduce((sum, { points }) => sum + points, 0)).toBe(totalPoints)
      return totalPoints
    }
    expect(ledger.map(({ action }) => action)).toContain(`campaign:${campaign}`)
    for (const { action, issued, redeemed } of ledger)
      expect([action, await sums(action, 'issued'), await sums(action, 'used')]).toEqual([action, issued, redeemed])
  }
})

it('adds up to what the entries of the ledger say, whatever days are asked for', async () => {
  for (const [day, range] of [
    [49, '90'],
    [50, '90'],
    [50, '7'],
    [3, '7'],
  ] as const) {
    const { total, ledgerRedeemed, period } = await ask(day, range)
    const counted = await row<{ points: number }>(
      `select coalesce(sum(e.amount_points), 0)::int8 as points from entry e join posting p on p.id = e.posting_id
       where e.bucket = 'redeemed' and (p.at at time zone 'Asia/Shanghai')::date between $1 and $2`,
      [period.from, period.to],
    )
    expect([total.redeemed, ledgerRedeemed]).toEqual([counted?.points, counted?.points])
  }
})

it('takes back what an order that went back had cost', async () => {
  const { rows: ledger } = await ask(50, '7')
  const invited = ledger.find((one) => one.kind === 'campaign')
  expect(invited).toMatchObject({ issued: 0, redeemed: -200, stillOut: 500, realisedMinor: -200, perTimeMinor: null })
})

it('counts what was bought after an action once, by the last time, and keeps the margin apart from what was paid', async () => {
  const { rows: ledger, margin, valueThrough } = await ask(49)
  expect(valueThrough).toBe('2040-04-19')
  expect(margin).toMatchObject({ orders: 2, bps: Math.floor(((1990 + 1790 - 2 * 1194) * 10_000) / (1990 + 1790)) })
  // ¥17.90 a day after the invites, ¥19.90 forty-five days after them
  expect(ledger.find((one) => one.kind === 'campaign')?.value.map((one) => [one.orders, one.goodsMinor])).toEqual([
    [1, 1790],
    [2, 3780],
    [2, 3780],
  ])
  // the second order came 44 days after the first; the first came after none
  expect(ledger.find((one) => one.kind === 'order')?.value.map((one) => [one.orders, one.goodsMinor])).toEqual([
    [0, 0],
    [1, 1990],
    [1, 1990],
  ])
})
