import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { refusable, row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { newReward } from '@/lib/rewards/reward.fixture'
import { liveCampaign, marketingBudget, must, newStaff } from './campaign.fixture'
import { definitionOf, prizeOf } from './definition.fixture'
import { factsOf, setAside } from './life.fixture'
import { campaignDeeds, campaignStates, mayBeDone } from './rules'
import type { Definition } from './schema'
import { listCampaigns } from './staff/queries'
import type { CampaignList } from './staff/schema'
import { approve, keepLint, keepSimulation, launch, save } from './staff/store'

useTestDatabase()
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

let by: { actorId: string; at: Date | null }
beforeAll(async () => {
  by = { actorId: await newStaff(), at: null }
})

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

describe('the list of campaigns', () => {
  it('stands by name as each language reads it, by start and by the most it may cost, either way round', async () => {
    const named = (titleZh: string, titleEn: string, startsAt: string, points: number) =>
      liveCampaign({ titleZh, titleEn, startsAt, budget: { budgetId: null, points, minor: 0 } }, { until: 'simulated' })
    // by how they are spoken: bei, song, zhong; by their code points it would be another order
    const north = await named('北风', 'north', '2031-01-01T00:00:00Z', 90_000)
    const pine = await named('松树', 'Pine', '2030-01-01T00:00:00Z', 70_000)
    const bell = await named('中秋', 'Bell', '2032-01-01T00:00:00Z', 80_000)
    const ours = new Map([
      [north.campaignId, 'north'],
      [pine.campaignId, 'pine'],
      [bell.campaignId, 'bell'],
    ])
    const listed = async (sort: CampaignList['sort'], locale: 'zh-CN' | 'en' = 'zh-CN') =>
      (await listCampaigns({ at: null, on: db(), locale }, { tab: 'drafts', sort })).flatMap(
        ({ id }) => ours.get(id) ?? [],
      )
    expect(await listed('name-up')).toEqual(['north', 'pine', 'bell'])
    expect(await listed('name-up', 'en')).toEqual(['bell', 'north', 'pine'])
    expect(await listed('start')).toEqual(['bell', 'north', 'pine'])
    expect(await listed('start-up')).toEqual(['pine', 'north', 'bell'])
    expect(await listed('cost')).toEqual(['north', 'bell', 'pine'])
  })
})
