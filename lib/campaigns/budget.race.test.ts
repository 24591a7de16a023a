import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { refusable, row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { newShopper } from '@/lib/points/ledger.fixture'
import { liveCampaign } from './campaign.fixture'
import { prizeOf } from './definition.fixture'
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
