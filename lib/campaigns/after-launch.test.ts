import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { refusable, row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { listBudgets } from '@/lib/points/budgets/queries'
import { newShopper } from '@/lib/points/ledger.fixture'
import { newReward } from '@/lib/rewards/reward.fixture'
import { beginCampaigns } from './begin-campaigns'
import { liveCampaign, must, newStaff } from './campaign.fixture'
import { prizeOf } from './definition.fixture'
import { drawOnce, newPlayer } from './draws/draw.fixture'
import { endCampaigns } from './end-campaigns'
import { factsOf, setAside } from './life.fixture'
import type { Definition } from './schema'
import { amendCampaign } from './staff/amend-campaign'
import { amend, end, launch, move } from './staff/store'

useTestDatabase()
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

let by: { actorId: string; at: Date | null }
beforeAll(async () => {
  by = { actorId: await newStaff(), at: null }
})

const hold = (campaignId: string) =>
  row<{ shard: number }>('select s.shard from campaign c, campaign_hold(c, null) s where c.id = $1', [campaignId])

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
    // what it still has is laid aside, and was given to nobody
    const ofMarketing = async () => (await listBudgets({ on: db() })).find(({ id }) => id === live.budgetId)
    expect(await ofMarketing()).toMatchObject({ grantedPoints: 20_000, remainingPoints: 19_900, allottedPoints: 100 })
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
    expect(await ofMarketing()).toMatchObject({ remainingPoints: 20_000, allottedPoints: 0 })
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

  it('a change is judged against the version that it was made from, and may bring in nothing that would have blocked the launch', async () => {
    const live = await liveCampaign()
    const ctx = {
      actor: { id: live.authorId, email: '', name: '', staffRole: 'marketer' as const },
      at: null,
      on: db(),
    }
    const ask = (fields: Partial<Definition>, version = 1) =>
      amendCampaign(ctx, { campaignId: live.campaignId, version, definition: { ...live.definition, ...fields } })
    expect(await ask({ limits: { perDay: 1, perPerson: null, coolDownSeconds: 0 } })).toMatchObject({
      refusal: 'campaign-not-favourable',
      details: { field: 'limits' },
    })
    expect(await ask({ aboutZh: '' })).toMatchObject({ refusal: 'campaign-lint-blocks' })
    expect(await ask({ aboutZh: '多一句' })).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await ask({ aboutZh: '更多' })).toMatchObject({ refusal: 'campaign-changed', details: { version: 2 } })
  })

  it('a lower price, wider limits, more pieces and other words are the shopper’s from the next draw on', async () => {
    const live = await liveCampaign({
      limits: { perDay: 1, perPerson: 3, coolDownSeconds: 0 },
      entry: { costPoints: 10, cashMinor: null, tickets: false },
      prizes: [prizeOf(1), prizeOf(2, { stock: 2 })],
    })
    const { definition, campaignId } = live
    const li = await newPlayer(100)
    expect(await drawOnce(live, li)).toMatchObject({ ok: true })
    expect(await drawOnce(live, li)).toMatchObject({ refusal: 'campaign-limit-day' })
    const ctx = {
      actor: { id: live.authorId, email: '', name: '', staffRole: 'marketer' as const },
      at: null,
      on: db(),
    }
    const ask = (fields: Partial<Definition>) =>
      amendCampaign(ctx, { campaignId, version: 1, definition: { ...definition, ...fields } })
    const better = {
      aboutZh: '便宜一半，多抽一次',
      limits: { ...definition.limits, perDay: 2 },
      entry: { ...definition.entry, costPoints: 5 },
      prizes: definition.prizes.map((prize) => (prize.no === 2 ? { ...prize, stock: 4 } : prize)),
    }
    for (const [field, worse] of Object.entries({
      limits: { limits: { ...definition.limits, perPerson: 2 } },
      entry: { entry: { ...definition.entry, costPoints: 11 } },
      prizes: { prizes: definition.prizes.map((prize) => (prize.no === 2 ? { ...prize, stock: 1 } : prize)) },
      endsAt: { endsAt: '2059-01-01T00:00:00Z' },
    }))
      expect(await ask({ ...better, ...worse })).toMatchObject({
        refusal: 'campaign-not-favourable',
        details: { field },
      })
    const told = must(await ask(better))
    expect(await factsOf(campaignId)).toMatchObject({ version: 2, units: 4 })
    const page = { campaignId, version: told.version, definition: { ...definition, ...better } }
    expect(await drawOnce(live, li)).toMatchObject({ refusal: 'campaign-changed' })
    expect(await drawOnce({ ...live, ...page }, li)).toMatchObject({ ok: true })
    expect(await rows('select version, cost_points as cost from draw where account_id = $1 order by no', [li])).toEqual(
      [
        { version: 1, cost: 10 },
        { version: 2, cost: 5 },
      ],
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
