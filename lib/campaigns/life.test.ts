import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { refusable, row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { newShopper } from '@/lib/points/ledger.fixture'
import { newReward } from '@/lib/rewards/reward.fixture'
import { beginCampaigns } from './begin-campaigns'
import { liveCampaign, marketingBudget, must, newStaff } from './campaign.fixture'
import { definitionOf, prizeOf } from './definition.fixture'
import { endCampaigns } from './end-campaigns'
import { campaignDeeds, campaignStates, mayBeDone } from './rules'
import type { Definition } from './schema'
import { amend, approve, end, keepLint, keepSimulation, launch, move, save } from './staff/store'

useTestDatabase()
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

let by: { actorId: string; at: Date | null }
beforeAll(async () => {
  by = { actorId: await newStaff(), at: null }
})

const factsOf = (campaignId: string) =>
  row<Record<string, unknown>>(
    `select c.state, c.version, c.most_points as "mostPoints", c.most_minor as "mostMinor", c.granted_points as "grantedPoints", c.granted_minor as "grantedMinor",
       c.returned_points as "returnedPoints", c.returned_minor as "returnedMinor", c.ended_because as because, c.settled_at is not null as settled,
       (select remaining_points from points_budget where id = c.budget_id) as source,
       (select sum(remaining_points)::int8 from points_budget where campaign_id = c.id) as points, (select sum(remaining_minor)::int8 from campaign_shard where campaign_id = c.id) as minor,
       (select count(*) from campaign_unit where campaign_id = c.id) as units, (select count(*) from campaign_shard where campaign_id = c.id) as parts
     from campaign c where id = $1`,
    [campaignId],
  )
const setAside = (rewardId: string) =>
  row<{ n: number }>('select set_aside_count as n from reward where id = $1', [rewardId])
const hold = (campaignId: string) =>
  row<{ shard: number }>('select s.shard from campaign c, campaign_hold(c, null) s where c.id = $1', [campaignId])

describe('the way of a campaign', () => {
  it('is the same table in the rules and in the database, and no deed leads from anywhere else', async () => {
    const told = await rows<{ deed: string; from_state: string; to_state: string | null }>(
      'select * from campaign_deeds()',
    )
    const written = Object.entries(campaignDeeds).flatMap(([deed, { from, to }]) =>
      from.map((state) => ({ deed, from_state: state, to_state: to })),
    )
    const inOrder = (all: typeof told) => all.map((one) => JSON.stringify(Object.values(one))).toSorted()
    expect(inOrder(told)).toEqual(inOrder(written))
    for (const state of campaignStates)
      for (const deed of Object.keys(campaignDeeds) as (keyof typeof campaignDeeds)[]) {
        const step = refusable(
          row(
            "select campaign_step(jsonb_populate_record(null::campaign, jsonb_build_object('state', $1::text)), $2)",
            [state, deed],
          ),
        )
        expect([state, deed, (await step).ok]).toEqual([state, deed, mayBeDone(deed, state)])
      }
  })

  it('is kept to by the row itself, whoever writes it', async () => {
    const { campaignId } = await liveCampaign()
    for (const write of [`state = 'draft'`, `state = 'archived'`, `kind = 'invite'`])
      await expect(db().query(`update campaign set ${write} where id = $1`, [campaignId])).rejects.toMatchObject({
        code: '23514',
      })
    await expect(
      db().query('update campaign_version set definition = definition where campaign_id = $1', [campaignId]),
    ).rejects.toThrow('append-only')
  })

  it('begins anew with every change before the launch, and the same words are no change', async () => {
    const { campaignId, definition } = await liveCampaign({}, { until: 'approved' })
    const draft = { campaignId, version: 1, definition, requestId: randomUUID() }
    expect(await save(db(), by, draft)).toMatchObject({ ok: true, value: { version: 1, state: 'approved' } })
    const changed = { ...draft, definition: { ...definition, titleEn: 'Another' } }
    expect(await save(db(), by, changed)).toMatchObject({ ok: true, value: { version: 2, state: 'draft' } })
    expect(await save(db(), by, changed)).toMatchObject({ refusal: 'campaign-changed', details: { version: 2 } })
    expect(await launch(db(), by, { campaignId, version: 2, deck: null })).toMatchObject({
      refusal: 'campaign-not-now',
    })
    const other = { ...draft, version: 2, definition: { ...definition, kind: 'blind-box' as const } }
    expect(await save(db(), by, other)).toMatchObject({ refusal: 'campaign-kind-fixed' })
  })

  it('knows a form that was sent twice', async () => {
    const draft = { campaignId: null, version: null, definition: definitionOf(), requestId: randomUUID() }
    const [one, other] = [must(await save(db(), by, draft)), must(await save(db(), by, draft))]
    expect(other).toEqual(one)
    expect(await save(db(), { ...by, actorId: await newStaff() }, draft)).toMatchObject({ refusal: 'key-reused' })
  })

  it('asks a second person above a worth: not the author, not who tried it, and only who may agree for others', async () => {
    const [author, trier, boss] = [await newStaff(), await newStaff(), await newStaff('owner')]
    const definition = definitionOf({ budget: { budgetId: await marketingBudget(0), points: 50_001, minor: 0 } })
    const draft = must(
      await save(
        db(),
        { actorId: author, at: null },
        { campaignId: null, version: null, definition, requestId: randomUUID() },
      ),
    )
    must(await keepLint(db(), by, draft, [], true))
    must(await keepSimulation(db(), { actorId: trier, at: null }, draft, {}))
    const agree = (actorId: string, forOthers: boolean) => approve(db(), { actorId, at: null }, { ...draft, forOthers })
    for (const [who, forOthers] of [
      [author, true],
      [trier, true],
      [boss, false],
    ] as const)
      expect(await agree(who, forOthers)).toMatchObject({
        refusal: 'campaign-second-person',
        details: { worthMinor: 50_001 },
      })
    expect(await agree(boss, true)).toMatchObject({ ok: true, value: { state: 'approved' } })
    const small = must(
      await save(db(), by, { campaignId: null, version: null, definition: definitionOf(), requestId: randomUUID() }),
    )
    must(await keepLint(db(), by, small, [], true))
    must(await keepSimulation(db(), by, small, {}))
    expect(await approve(db(), by, { ...small, forOthers: false })).toMatchObject({ ok: true })
  })

  it('stops at a check that blocks', async () => {
    const draft = must(
      await save(db(), by, { campaignId: null, version: null, definition: definitionOf(), requestId: randomUUID() }),
    )
    expect(await keepLint(db(), by, draft, ['odds'], false)).toMatchObject({ ok: true, value: { state: 'draft' } })
    expect(await keepSimulation(db(), by, draft, {})).toMatchObject({
      refusal: 'campaign-not-now',
      details: { state: 'draft' },
    })
  })
})

describe('a launch', () => {
  const withPrizes = async () => {
    const rewardId = await newReward({ stock: 10 })
    const prizes = [
      prizeOf(1),
      prizeOf(2, { points: 100, stock: 3 }),
      prizeOf(3, { kind: 'reward', rewardId, stock: 4, costMinor: 900 }),
    ]
    return { rewardId, fields: { prizes, budget: { budgetId: null, points: 1_000, minor: 9_000 } } }
  }

  it('sets budget, stock and pieces aside, once', async () => {
    const { rewardId, fields } = await withPrizes()
    const { campaignId, version, approverId } = await liveCampaign(fields)
    const facts = {
      state: 'scheduled',
      mostPoints: 100,
      mostMinor: 900,
      grantedPoints: 1_000,
      grantedMinor: 9_000,
      source: 1_000,
      points: 1_000,
      minor: 9_000,
      units: 7,
      parts: 2,
    }
    expect(await factsOf(campaignId)).toMatchObject(facts)
    expect(await setAside(rewardId)).toEqual({ n: 4 })
    expect(await launch(db(), { actorId: approverId, at: null }, { campaignId, version, deck: null })).toMatchObject({
      ok: true,
    })
    expect(await factsOf(campaignId)).toMatchObject(facts)
  })

  it.each<[string, (rewardId: string) => Partial<Definition>]>([
    ['campaign-budget-short', () => ({ budget: { budgetId: null, points: 5_000, minor: 9_000 } })],
    ['campaign-budget-too-small', () => ({ budget: { budgetId: null, points: 99, minor: 9_000 } })],
    ['campaign-prize-short', (rewardId) => ({ prizes: [prizeOf(1, { kind: 'reward', rewardId, stock: 11 })] })],
    ['campaign-prize-needs-stock', (rewardId) => ({ prizes: [prizeOf(1, { kind: 'reward', rewardId })] })],
    ['campaign-prize-unknown', () => ({ prizes: [prizeOf(1, { kind: 'reward' })] })],
    ['campaign-over-before-launch', () => ({ endsAt: '2021-01-01T00:00:00Z' })],
    ['campaign-deck-needed', () => ({ draw: { mode: 'deck', pity: null, whenGone: 'close', substituteNo: null } })],
  ])('leaves nothing behind when it is refused: %s', async (refusal, change) => {
    const { rewardId, fields } = await withPrizes()
    const budgetId = await marketingBudget(2_000)
    const all = { ...fields, ...change(rewardId) }
    const { campaignId, version } = await liveCampaign(
      { ...all, budget: { ...all.budget, budgetId } },
      { until: 'approved' },
    )
    expect(await launch(db(), by, { campaignId, version, deck: null })).toMatchObject({ refusal })
    expect(await factsOf(campaignId)).toMatchObject({ state: 'approved', parts: 0, units: 0, grantedPoints: 0 })
    expect(await row('select remaining_points as n from points_budget where id = $1', [budgetId])).toEqual({ n: 2_000 })
    expect(await setAside(rewardId)).toEqual({ n: 0 })
  })
})

describe('after the launch', () => {
  const change = (
    live: { campaignId: string; version: number },
    definition: Definition,
    actorId: string,
    forOthers = true,
  ) => amend(db(), { actorId, at: null }, { ...live, definition, lint: null, forOthers })

  it('more budget and more pieces are set aside with the next version', async () => {
    const rewardId = await newReward({ stock: 10 })
    const live = await liveCampaign({
      prizes: [prizeOf(1), prizeOf(2, { kind: 'reward', rewardId, stock: 4, costMinor: 0 })],
      budget: { budgetId: null, points: 1_000, minor: 0 },
    })
    const { definition, campaignId } = live
    const prizes = definition.prizes.map((prize) => (prize.no === 2 ? { ...prize, stock: 6 } : prize))
    const more = { ...definition, prizes, budget: { ...definition.budget, points: 1_500, minor: 200 } }
    expect(await change(live, more, live.authorId)).toMatchObject({
      ok: true,
      value: { version: 2, state: 'scheduled' },
    })
    expect(await factsOf(campaignId)).toMatchObject({
      grantedPoints: 1_500,
      points: 1_500,
      minor: 200,
      source: 500,
      units: 6,
    })
    expect(await setAside(rewardId)).toEqual({ n: 6 })
    expect(await change(live, more, live.authorId)).toMatchObject({ refusal: 'campaign-changed' })
  })

  it('nobody changes odds, prizes or the way of drawing, nor takes budget or days away, whatever way they come', async () => {
    const live = await liveCampaign()
    const { definition, campaignId } = live
    const [first] = definition.prizes
    for (const worse of [
      { prizes: [{ ...(first ?? prizeOf(1)), weight: 8 }, ...definition.prizes.slice(1)] },
      { prizes: definition.prizes.slice(1) },
      { draw: definition.draw && { ...definition.draw, pity: { after: 9, prizeNos: [2] } } },
      { endsAt: '2059-01-01T00:00:00Z' },
      { budget: { ...definition.budget, points: 9_999 } },
    ])
      expect(await change(live, { ...definition, ...worse }, live.approverId)).toMatchObject({
        refusal: 'campaign-not-favourable',
      })
    expect(await factsOf(campaignId)).toMatchObject({ version: 1 })
  })

  it('a budget above the worth is raised by somebody else than its author', async () => {
    const live = await liveCampaign({ budget: { budgetId: null, points: 40_000, minor: 0 } })
    const more = { ...live.definition, budget: { ...live.definition.budget, points: 60_000 } }
    expect(await change(live, more, live.authorId)).toMatchObject({ refusal: 'campaign-second-person' })
    expect(await change(live, more, live.approverId, false)).toMatchObject({ refusal: 'campaign-second-person' })
    expect(await change(live, more, live.approverId)).toMatchObject({ ok: true })
  })

  it('stopping ends it at once and gives everything back but what is held for tickets, which goes back when they are over', async () => {
    const live = await liveCampaign({ prizes: [prizeOf(1), prizeOf(2, { points: 100, stock: 5 })] })
    const { campaignId } = live
    const ticket = await row<{ id: string }>(
      "select id from tickets_give($1, $2, 1, 'gift', null, null, 'unopened', now())",
      [campaignId, await newShopper()],
    )
    expect(await end(db(), by, campaignId, 'stopped', 'wrong picture')).toMatchObject({
      ok: true,
      value: { state: 'ended' },
    })
    expect(await factsOf(campaignId)).toMatchObject({
      because: 'stopped',
      returnedPoints: 9_900,
      points: 100,
      settled: false,
    })
    expect(await refusable(hold(campaignId))).toMatchObject({ refusal: 'campaign-not-open' })
    expect(await end(db(), by, campaignId, 'stopped', 'again')).toMatchObject({ ok: true })
    await rows("select tickets_close(array[$1::uuid], 'void', now())", [ticket?.id])
    await endCampaigns({ at: null, on: db() })
    expect(await factsOf(campaignId)).toMatchObject({
      returnedPoints: 10_000,
      points: 0,
      source: 20_000,
      settled: true,
    })
  })

  it('rests and goes on, begins and ends by its days, and is put away', async () => {
    const live = await liveCampaign()
    const { campaignId } = live
    await beginCampaigns({ at: null, on: db() })
    expect(await factsOf(campaignId)).toMatchObject({ state: 'live' })
    expect(await move(db(), by, campaignId, 'pause')).toMatchObject({ ok: true, value: { state: 'paused' } })
    expect(await row('select campaign_open(c, null) as open from campaign c where id = $1', [campaignId])).toEqual({
      open: false,
    })
    expect(await move(db(), by, campaignId, 'resume')).toMatchObject({ ok: true, value: { state: 'scheduled' } })
    expect(await move(db(), by, campaignId, 'archive')).toMatchObject({ refusal: 'campaign-not-now' })
    const after = new Date('2060-01-02T00:00:00Z')
    expect(await row(`select due from jobs_due($1) where job = 'end-campaigns'`, [after])).toMatchObject({
      due: expect.any(Number),
    })
    expect(await endCampaigns({ at: after, on: db() })).toBeGreaterThan(0)
    expect(await factsOf(campaignId)).toMatchObject({ state: 'ended', because: 'over', settled: true })
    expect(await row(`select due from jobs_due($1) where job = 'end-campaigns'`, [after])).toEqual({ due: 0 })
    expect(await move(db(), by, campaignId, 'archive')).toMatchObject({ ok: true, value: { state: 'archived' } })
    const said = await rows<{ action: string }>('select action from audit_log where subject = $1 order by id', [
      `campaign:${campaignId}`,
    ])
    expect(said.map(({ action }) => action.slice('campaign.'.length))).toEqual(
      expect.arrayContaining(['create', 'lint', 'simulate', 'approve', 'launch', 'pause', 'resume', 'end', 'archive']),
    )
  })
})

describe('a kind that nobody has thought of', () => {
  const parts = `
    create table toy_seen (campaign_id uuid, part text);
    create function campaign_check_toy_check_in(c campaign, d jsonb) returns void language plpgsql as $$
      begin if d #>> '{settings,days}' is null then perform refuse('toy-days-needed'); end if; end $$;
    create function campaign_launch_toy_check_in(c campaign, d jsonb, p jsonb, p_at timestamptz) returns void language sql as $$
      insert into toy_seen values (c.id, 'launch ' || (d #>> '{settings,days}')) $$;
    create function campaign_end_toy_check_in(c campaign, p_at timestamptz) returns void language sql as $$ insert into toy_seen values (c.id, 'end') $$;
    create function campaign_owes_toy_check_in(c campaign) returns boolean language sql stable as $$ select not exists (select 1 from toy_seen where campaign_id = c.id and part = 'paid') $$;`

  it('is functions of its name, and the kernel takes it through its life unchanged', async () => {
    await db().query(parts)
    const toy = (settings: object): Partial<Definition> => ({
      kind: 'toy-check-in' as 'lottery',
      draw: null,
      settings: { ...settings },
    })
    const blank = await liveCampaign(toy({}), { until: 'approved' })
    expect(await launch(db(), by, { ...blank, deck: null })).toMatchObject({ refusal: 'toy-days-needed' })
    const { campaignId } = await liveCampaign(toy({ days: 7 }))
    // a check-in pays two points: room of its own sum, held, let go, settled
    await rows(`select campaign_hold_of(c, 2, 0, null) from campaign c where id = $1`, [campaignId])
    expect(await endCampaigns({ at: null, on: db() })).toBe(0)
    must(await end(db(), by, campaignId, 'over', null))
    expect(await factsOf(campaignId)).toMatchObject({ state: 'ended', returnedPoints: 9_998, settled: false })
    await rows(
      `select campaign_unhold(campaign_id, shard, held_points, held_minor) from campaign_shard where campaign_id = $1 and held_points > 0`,
      [campaignId],
    )
    await rows(`insert into toy_seen values ($1, 'paid')`, [campaignId])
    await endCampaigns({ at: null, on: db() })
    expect(await factsOf(campaignId)).toMatchObject({ returnedPoints: 10_000, settled: true })
    expect(await rows('select part from toy_seen where campaign_id = $1', [campaignId])).toEqual([
      { part: 'launch 7' },
      { part: 'end' },
      { part: 'paid' },
    ])
    must(await move(db(), by, campaignId, 'archive'))
  })
})
