import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { give, replaceInFunction } from '@/lib/points/ledger.fixture'
import { prizeOf } from '../definition.fixture'
import { drawOnce, liveCampaign, must, newPlayer } from './draw.fixture'

// A draw writes what it costs and gives in a statement for each table, and looks for what it names without a lock: as the ledger and
// foreign keys would do it.

useTestDatabase({ size: 24 })
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

/** All that a shopper's draws wrote in the ledger, without what tells two shoppers apart. */
const booked = (accountId: string) =>
  row(
    `select (select jsonb_agg(to_jsonb(p) - '{id,key,account_id,input_hash}'::text[] || jsonb_build_object('explanation', p.explanation - 'drawNo',
         'isHashed', p.input_hash = posting_hash(p.kind, p.account_id, x.points, p.source), 'entries', x.entries, 'uses', u.uses) order by p.id)
       from posting p,
         lateral (select max(e.amount_points) as points, jsonb_agg(jsonb_build_array(e.bucket, e.amount_points, e.account_id is null, e.budget_id is null,
           case when e.bucket = 'budget' then e.balance_after >= 0 else e.balance_after is null end, case when e.account_id is not null then e.balance_after end) order by e.id) as entries
           from entry e where e.posting_id = p.id) x,
         lateral (select jsonb_agg(amount_points order by lot_id) as uses from lot_use where posting_id = p.id) u
       where p.account_id = b.account_id and p.kind in ('draw', 'campaign-award')) as postings,
     (select jsonb_agg(to_jsonb(l) - '{id,account_id,posting_id,budget_id}'::text[] || jsonb_build_object('isOfPart', budget_id is not null) order by id)
       from lot l where account_id = b.account_id) as lots, to_jsonb(b) - 'account_id' as balance
     from points_balance b where account_id = $1`,
    [accountId],
  )

describe('what a draw writes in the ledger', () => {
  it('is what spending and then awarding writes, row by row', async () => {
    const live = await liveCampaign({ prizes: [prizeOf(1, { points: 4 })] })
    const drawn = async () => {
      const id = await newPlayer(0)
      for (const points of [7, 5, 30]) await give(id, points)
      for (let n = 0; n < 3; n += 1) must(await drawOnce(live, id))
      return booked(id)
    }
    const short = await drawn()
    const mend = await replaceInFunction('draw_book', 'b.debt_points = 0', 'false')
    expect(short).toEqual(await drawn())
    await mend()
    expect(short?.balance).toMatchObject({ available_points: 42 - 3 * 10 + 3 * 4 })
  })

  it('costs nothing but what is there, be it that lapsed points still stand in the balance', async () => {
    const live = await liveCampaign()
    const li = await newPlayer(6)
    await give(li, 9, { expiresAt: new Date('2040-03-01T03:00:00Z') })
    expect(await drawOnce(live, li)).toMatchObject({ refusal: 'points-not-enough', details: { availablePoints: 6 } })
    expect(await booked(li)).toMatchObject({ postings: null })
  })
})

describe('a draw', () => {
  it('is whole, and names a version, a part, a chain and postings that are there, whoever writes it', async () => {
    const live = await liveCampaign({ entry: { costPoints: null, cashMinor: null, tickets: false } })
    const { drawId } = must(await drawOnce(live, await newPlayer(0)))
    const planted = async (more: object) => {
      const client = await db().connect()
      const base = {
        id: randomUUID(),
        no: -1,
        request_key: randomUUID(),
        nonce: 1,
        award_posting_id: null,
        won_points: 0,
      }
      try {
        await client.query('begin')
        await client.query(
          'insert into draw overriding system value select (jsonb_populate_record(d, $2)).* from draw d where id = $1',
          [drawId, { ...base, ...more }],
        )
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    await planted({})
    for (const more of [
      { version: 9 },
      { shard: 99 },
      { chain_id: randomUUID() },
      { entry: 'points', cost_points: 5, posting_id: -1 },
      { won_points: 5, award_posting_id: -1 },
      { entry: 'points' },
      { mode: 'deck' },
      { counter: null },
      { won_points: 5 },
      { cost_minor: -1 },
    ])
      await expect(planted(more), JSON.stringify(more)).rejects.toThrow('not there')
    await expect(rows('delete from campaign_shard')).rejects.toThrow('append-only')
  })
})

it('a lot, a budget and a chain are what they may be, whoever writes them', async () => {
  const live = await liveCampaign()
  const li = await newPlayer()
  must(await drawOnce(live, li))
  for (const hand of [
    ...[
      `'spent', 'marketing', null, null, null, null`,
      `'active', 'gift', null, null, null, null`,
      `'pending', 'marketing', null, null, null, null`,
      `'active', 'marketing', 'someday', null, null, null`,
      `'active', 'marketing', null, 0, null, null`,
      `'active', 'spend', null, null, (select min(id::text)::uuid from points_budget), null`,
    ].map(
      (values) =>
        `insert into lot (account_id, posting_id, source, original_points, remaining_points, state, funding, release_on, idle_days, budget_id, releases_at)
         select account_id, posting_id, source, 1, 1, ${values} from lot`,
    ),
    `update lot set state = 'pending'`,
    `update lot set budget_id = (select min(id::text)::uuid from points_budget), idle_days = 0`,
    `update points_budget set code = 'No!'`,
    `insert into draw_chain select (jsonb_populate_record(h, '{"id": "${randomUUID()}", "round": 2, "client_seed": "short"}')).* from draw_chain h`,
    `insert into draw_chain select (jsonb_populate_record(h, '{"id": "${randomUUID()}", "round": 0}')).* from draw_chain h`,
    `insert into draw_chain select (jsonb_populate_record(h, '{"id": "${randomUUID()}", "round": 2, "commitment": "ab"}')).* from draw_chain h`,
  ])
    await expect(db().query(hand), hand).rejects.toThrow(/not sound|by no name|no chain begins/)
  await expect(
    db().query(
      `insert into entry (posting_id, bucket, budget_id, amount_points) select min(id), b, $1, n from posting, (values ('budget', 1), ('allotted', -1)) x(b, n) group by b, n`,
      [randomUUID()],
    ),
  ).rejects.toThrow('no budget')
  await expect(rows('delete from points_budget')).rejects.toThrow('append-only')
})

describe('a budget that is large', () => {
  const parts = 'select campaign_parts($1, 0, 10, 0) as parts'

  it('lies in sixteen parts, and in up to sixty-four where each is large', async () => {
    for (const [points, wanted] of [
      [10, 1],
      [400, 10],
      [10_000, 16],
      [320_000, 32],
      [10_000_000, 64],
    ] as const)
      expect(await row(parts, [points]), `${points}`).toEqual({ parts: wanted })
  })

  it('has a part looked at once more when it is locked: one that was drawn empty meanwhile pays for nobody', async () => {
    const { campaignId } = await liveCampaign({
      budget: { budgetId: null, points: 60, minor: 0 },
      prizes: [prizeOf(1)],
    })
    // all points but five are held, and no margin is asked for: as if others had been very quick between the two looks
    const mends = [await replaceInFunction('campaign_cover', '64 * c.most_points::bigint', '0')]
    await rows('select campaign_hold_of(c, 55, 0, null) from campaign c where id = $1', [campaignId])
    const covered = () =>
      db().query('select (campaign_cover(c, null)).shard from campaign c where id = $1', [campaignId])
    await expect(covered()).rejects.toThrow('drawn empty meanwhile')
    mends.push(await replaceInFunction('campaign_cover', 'v_room < c.most_points', 'false'))
    expect((await covered()).rows).toEqual([{ shard: 0 }])
    for (const mend of mends.toReversed()) await mend()
    await expect(covered()).rejects.toThrow('campaign-budget-spent')
    await rows(
      'select campaign_unhold(campaign_id, shard, held_points, 0) from campaign_shard where campaign_id = $1',
      [campaignId],
    )
  })
})
