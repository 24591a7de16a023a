import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { refusable, row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { newShopper, replaceInFunction } from '@/lib/points/ledger.fixture'
import { liveCampaign, newStaff } from './campaign.fixture'
import { prizeOf } from './definition.fixture'
import { approve, launch } from './staff/store'
import { endIfSpent } from './store'

useTestDatabase({ size: 40 })
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

const COST = 7

/** What a draw does with the budget, without the draw: room first, then an award of so many points, then what it cost. */
async function drawOf(campaignId: string, accountId: string, points = COST): Promise<string | null> {
  const done = await refusable<unknown, string>(
    rows(
      `with b as materialized (select points_lock($2)), c as materialized (select c from b, campaign c where id = $1),
        s as materialized (select s from c, campaign_cover(c.c, null) s),
        p as materialized (select points_award($2, $3, 'campaign-award', 'campaign:' || $1, $4, '{"points": ${points}}', null, now() + interval '1 year', 'marketing', null, null, null) as id from s)
       select campaign_settle($1, (s.s).shard, p.id, $4, 0) from s, p`,
      [campaignId, accountId, `draw:${randomUUID()}`, points],
    ),
  )
  return done.ok ? null : done.refusal
}

const count = (told: readonly (string | null)[], what: string | null) => told.filter((one) => one === what).length
const facts = (campaignId: string) =>
  row<{
    parts: number
    left: number
    given: number
    state: string
    returned: number
    because: string | null
    settled: boolean
  }>(
    `select (select count(*)::int from campaign_shard s where s.campaign_id = c.id) as parts, (select sum(remaining_points)::int from points_budget b where b.campaign_id = c.id) as left,
       (select coalesce(sum(l.original_points), 0)::int from lot l join points_budget b on b.id = l.budget_id where b.campaign_id = c.id) as given,
       c.state, c.returned_points::int as returned, c.ended_because as because, c.settled_at is not null as settled from campaign c where id = $1`,
    [campaignId],
  )

const leftOf = (budgetId: string) => row('select remaining_points as left from points_budget where id = $1', [budgetId])

const oneSize = (draws: number) => ({
  budget: { budgetId: null, points: draws * COST, minor: 0 },
  prizes: [prizeOf(1, { points: COST })],
})

describe('a budget for a hundred draws', () => {
  it('raced by five hundred gives a hundred, to the point, and then the campaign ends', async () => {
    const { campaignId } = await liveCampaign(oneSize(100))
    const shoppers = await Promise.all(Array.from({ length: 50 }, newShopper))
    const told = await Promise.all(Array.from({ length: 500 }, (_, n) => drawOf(campaignId, shoppers[n % 50] ?? '')))
    expect([count(told, null), count(told, 'campaign-budget-spent')]).toEqual([100, 400])
    expect(await facts(campaignId)).toMatchObject({ parts: 16, left: 0, given: 700, state: 'scheduled' })
    expect(await endIfSpent(db(), null, campaignId)).toBe('budget')
    expect(await facts(campaignId)).toMatchObject({ state: 'ended', because: 'budget', returned: 0, settled: true })
  })
})

describe('at the same moment', () => {
  it('sixteen launch it and it is launched once', async () => {
    const { campaignId, version, budgetId, approverId } = await liveCampaign(oneSize(100), { until: 'approved' })
    const by = { actorId: approverId, at: null }
    const told = await Promise.all(
      Array.from({ length: 16 }, () => launch(db(), by, { campaignId, version, deck: null })),
    )
    expect(told.every(({ ok }) => ok)).toBe(true)
    expect(await facts(campaignId)).toMatchObject({ parts: 16, left: 700 })
    expect(await leftOf(budgetId)).toEqual({ left: 700 })
  })

  it('three agree to it and one of them did', async () => {
    const draft = await liveCampaign({}, { until: 'simulated' })
    const agree = async () =>
      approve(db(), { actorId: await newStaff('owner'), at: null }, { ...draft, forOthers: true })
    const told = await Promise.all([agree(), agree(), agree()])
    expect(told.map((one) => (one.ok ? 'done' : one.refusal)).toSorted()).toEqual([
      'campaign-not-now',
      'campaign-not-now',
      'done',
    ])
  })

  it('it is stopped and drawn: what is on its way is honoured, nothing comes after, and the rest goes back to the point', async () => {
    const { campaignId, budgetId } = await liveCampaign(oneSize(400))
    const shoppers = await Promise.all(Array.from({ length: 40 }, newShopper))
    const draws = Array.from({ length: 160 }, (_, n) => drawOf(campaignId, shoppers[n % 40] ?? ''))
    // not before some of them are done
    const stopped = Promise.race(draws).then(() =>
      rows(`select campaign_end($1, 'stopped', null, 'a race', null)`, [campaignId]),
    )
    const [told] = await Promise.all([Promise.all(draws), stopped])
    const given = count(told, null) * COST
    expect(count(told, null) + count(told, 'campaign-not-open')).toBe(160)
    const over = { state: 'ended', because: 'stopped', left: 0, given, returned: 2_800 - given, settled: true }
    expect(await facts(campaignId)).toMatchObject(over)
    expect(await leftOf(budgetId)).toEqual({ left: 5_600 - given })
    expect(await drawOf(campaignId, shoppers[0] ?? '')).toBe('campaign-not-open')
  })

  it('tickets are given and draws made: what is held is never drawn away', async () => {
    const { campaignId } = await liveCampaign(oneSize(60))
    const shoppers = await Promise.all(Array.from({ length: 20 }, newShopper))
    const hold = () =>
      refusable<unknown, string>(rows('select campaign_hold(c, null) from campaign c where id = $1', [campaignId]))
    const [held, drawn] = await Promise.all([
      Promise.all(Array.from({ length: 60 }, async () => ((await hold()).ok ? 1 : 0))),
      Promise.all(Array.from({ length: 60 }, (_, n) => drawOf(campaignId, shoppers[n % 20] ?? ''))),
    ])
    const tickets = held.reduce<number>((sum, one) => sum + one, 0)
    expect(tickets + count(drawn, null)).toBe(60)
    const sum = 'select sum(held_points)::int as held from campaign_shard where campaign_id = $1'
    expect(await row(sum, [campaignId])).toEqual({ held: tickets * COST })
    expect(await facts(campaignId)).toMatchObject({ left: tickets * COST })
    await rows(
      'select campaign_unhold(campaign_id, shard, held_points, 0) from campaign_shard where campaign_id = $1',
      [campaignId],
    )
  })
})

it('parts that lend each other nothing give less than the budget: the first test can fail', async () => {
  const undo = await replaceInFunction('campaign_gather', 'IF NOT v_room THEN', 'IF true THEN')
  try {
    const { campaignId } = await liveCampaign(oneSize(100))
    const li = await newShopper()
    const told = await Promise.all(Array.from({ length: 110 }, () => drawOf(campaignId, li)))
    expect(count(told, null)).toBe(96)
  } finally {
    await undo()
  }
})
