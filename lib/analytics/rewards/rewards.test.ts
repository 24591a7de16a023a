import { beforeAll, expect, it } from 'vitest'
import { liveCampaign, must } from '@/lib/campaigns/campaign.fixture'
import { prizeOf } from '@/lib/campaigns/definition.fixture'
import { drawOnce, newPlayer } from '@/lib/campaigns/draws/draw.fixture'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { daysOn, give, newShopper, today } from '@/lib/points/ledger.fixture'
import { claimReward } from '@/lib/rewards/claim-reward'
import { couponReward, newReward, wantReward } from '@/lib/rewards/reward.fixture'
import { getRewardReport } from './queries'
import { type RewardFacts, rewardFigures, weeksOf } from './rules'

useTestDatabase()

const ask = (days: number, range: '7' | '30' = '30') =>
  getRewardReport({ at: daysOn(days), on: db() }, { range, from: null, to: null, compare: 'previous', by: null })

let coupon: string
let gift: string

// Li took a coupon on day 0, two on day 10, and gave one of these back; Wu wishes for the gift and has 900 points.
beforeAll(async () => {
  await openShop()
  coupon = (await couponReward(300)).rewardId
  await rows(
    `select reward_save(to_jsonb(r) || '{"true_cost_minor": 150, "face_value_minor": 600, "stock": 10}'::jsonb) from reward r where id = $1`,
    [coupon],
  )
  gift = await newReward({ kind: 'page', cost_points: 950, state: 'live', settings: { page: { blocks: [] } } })
  const [li, wu] = [await newShopper(), await newShopper()]
  await give(li, 1_000)
  await give(wu, 900)
  await rows('insert into wish (account_id, reward_id, wished_at) values ($1, $2, $3)', [wu, gift, today])
  const claimed: string[] = []
  for (const day of [0, 10, 10]) {
    const actor = { id: li, email: '', name: '', staffRole: null }
    const made = must(await claimReward({ actor, at: daysOn(day), on: db() }, wantReward(coupon, 300)))
    claimed.push(made.claimId)
  }
  await rows('select claim_void($1, $2, null, $3)', [claimed[2], 'by mistake', daysOn(11)])
  expect(await brokenInvariants()).toEqual([])
})

it('says of each reward who wants it, who could have it, who took it, and when it is gone', async () => {
  const { rewards } = await ask(12)
  const of = (id: string) => rewards.find(({ rewardId }) => rewardId === id)
  expect(of(coupon)).toMatchObject({
    wished: 0,
    // li has 1,000 − 900 + 300 points left, wu 900
    canAfford: 2,
    claims: 2,
    used: 0,
    points: 600,
    costMinor: 300,
    states: { issued: 2, void: 1 },
    weeks: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1],
    perWeek: 0.5,
    faceOfHundred: 200,
    costOfHundred: 50,
    left: 8,
    // 8 at 2 in 28 days last 112 days
    emptyOn: '2040-07-03',
  })
  expect(of(gift)).toMatchObject({ wished: 1, canAfford: 0, claims: 0, left: null, emptyOn: null })
  const { rewards: week } = await ask(12, '7')
  expect(week.find(({ rewardId }) => rewardId === coupon)).toMatchObject({ claims: 1, perWeek: 0.5 })
})

it('keeps to the points and the cost of each claim when a reward gets dearer, and says who has enough for one that is off the shelf', async () => {
  await rows(
    `select reward_save(to_jsonb(r) || '{"cost_points": 700, "true_cost_minor": 400}'::jsonb) from reward r where id = $1`,
    [coupon],
  )
  const off = await newReward({ kind: 'page', cost_points: 850, state: 'archived', settings: { page: { blocks: [] } } })
  const [someone] = await rows<{ account_id: string }>('select account_id from points_balance limit 1')
  await rows('insert into wish (account_id, reward_id, wished_at) values ($1, $2, $3)', [
    someone?.account_id,
    off,
    today,
  ])
  const { rewards } = await ask(12)
  const of = (id: string) => rewards.find(({ rewardId }) => rewardId === id)
  expect(of(coupon)).toMatchObject({ costPoints: 700, claims: 2, points: 600, costMinor: 300 })
  const [ledger] = await rows<{ points: number }>(
    `select sum(e.amount_points)::int as points from entry e join posting p on p.id = e.posting_id where e.bucket = 'redeemed' and p.kind in ('exchange', 'exchange-return')`,
  )
  expect(of(coupon)?.points).toBe(ledger?.points)
  // no live reward has this price
  expect(of(off)).toMatchObject({ canAfford: 1 })
})

it('counts the draws of these days and holds all of them against their odds', async () => {
  const live = await liveCampaign({
    entry: { costPoints: 10, cashMinor: null, tickets: false },
    prizes: [
      prizeOf(1, { weight: 1, points: 5 }),
      prizeOf(2, { weight: 1, kind: 'nothing', points: null, costMinor: 0 }),
    ],
  })
  const player = await newPlayer(100)
  for (let n = 0; n < 6; n += 1) must(await drawOnce(live, player))
  const [found] = (await ask(0)).campaigns
  const [drawn] = await rows<{ n: number; wins: number; won: number }>(
    `select count(*)::int as n, count(*) filter (where prize_no = 1)::int as wins, sum(won_points)::int as won from draw where campaign_id = $1`,
    [live.campaignId],
  )
  expect(found).toMatchObject({
    campaignId: live.campaignId,
    entries: 6,
    wins: drawn?.wins,
    wonPoints: drawn?.won,
    pointsIn: 60,
    spentPoints: drawn?.won,
    odds: { draws: 6 },
  })
  // what was drawn before these days is held against the odds too, and counts in none of them
  expect((await ask(40, '7')).campaigns[0]).toMatchObject({ entries: 0, odds: { draws: 6 } })
})

it('reckons what runs out, and nothing of what does not', () => {
  const facts: RewardFacts = {
    rewardId: coupon,
    kind: 'coupon',
    titleZh: '',
    titleEn: '',
    state: 'live',
    costPoints: 200,
    cashMinor: 100,
    trueCostMinor: 80,
    faceValueMinor: 500,
    left: 3,
    wished: 0,
    canAfford: 0,
    states: { issued: 1, used: 2, unpaid: 4, void: 5 },
    points: 700,
    costMinor: 0,
    won: 0,
    weeks: [0, 0, 0, 0, 2, 2, 2, 2, 0, 1, 1, 2],
  }
  // what is paid beside the points comes off
  expect(rewardFigures(facts, '2026-11-22')).toMatchObject({
    claims: 3,
    faceOfHundred: 200,
    costOfHundred: 0,
    trend: { direction: 'down', difference: -4 },
    emptyOn: '2026-12-13',
  })
  expect(rewardFigures({ ...facts, weeks: [] }, '2026-11-22').emptyOn).toBeNull()
  // 53 at 4 in 28 days last 371 days: no day is told
  expect(rewardFigures({ ...facts, left: 53 }, '2026-11-22')).toMatchObject({ emptyOn: null, lastsLong: true })
  expect(weeksOf('2026-11-22').at(-1)).toBe('2026-11-16')
})
