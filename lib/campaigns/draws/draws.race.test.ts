import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, goesWrong, useTestDatabase } from '@/lib/db/testing'
import { replaceInFunction, today } from '@/lib/points/ledger.fixture'
import { couponReward } from '@/lib/rewards/reward.fixture'
import type { LiveCampaign } from '../campaign.fixture'
import { prizeOf } from '../definition.fixture'
import { stopCampaign } from '../staff/stop-campaign'
import {
  as,
  asked,
  countOf,
  drawOnce,
  givenTickets,
  liveCampaign,
  liveDeck,
  newPlayer,
  stop,
  verifiedFor,
} from './draw.fixture'
import { drawPrize } from './draw-prize'
import { tellSeeds } from './tell-seeds'

useTestDatabase({ size: 32 })

const atOnce = <T>(n: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => work(i)))
const done = (results: readonly { ok: boolean }[]) => results.filter((one) => one.ok).length
const refused = (results: readonly { ok: boolean; refusal?: string }[]) =>
  [...new Set(results.flatMap((one) => (one.ok ? [] : [one.refusal])))].toSorted((a, b) =>
    String(a).localeCompare(String(b)),
  )

/** So many grown-ups with 100 points each, made at once. */
async function crowd(size: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    `with made as (insert into account (id, email) select id, id || '@shop.test' from (select gen_random_uuid() as id from generate_series(1, $1)) x returning id),
       aged as (insert into player_age (account_id, stated_at) select id, $2 from made)
     select id from made`,
    [size, today],
  )
  await rows(
    `select points_award(id, 'gift:' || id, 'manual', 'gift', 100, '{"points": 100}', null, null, 'marketing', null, null, $2) from unnest($1::uuid[]) id`,
    [found.map(({ id }) => id), today],
  )
  return found.map(({ id }) => id)
}

/** Everybody has their page open and presses at the same moment. */
async function rush(live: LiveCampaign, people: readonly string[]) {
  const pages = await atOnce(people.length, (i) => asked(live, people[i] ?? ''))
  return Promise.all(pages.map((page, i) => drawPrize(as(people[i] ?? ''), page)))
}

async function lastPrize(): Promise<LiveCampaign> {
  const { rewardId } = await couponReward(500)
  return liveCampaign({
    budget: { budgetId: null, points: 10_000, minor: 500 * 80 },
    prizes: [prizeOf(1, { weight: 0 }), prizeOf(2, { kind: 'reward', rewardId, weight: 1, stock: 1, costMinor: 500 })],
  })
}
const lastSlot = () => liveDeck({ prizes: [prizeOf(1, { stock: 1, weight: 0 })] })
const winnersOf = ({ campaignId }: LiveCampaign, prizeNo: number) =>
  countOf('draw where campaign_id = $1 and prize_no = $2', [campaignId, prizeNo])

describe('at once', () => {
  afterEach(async () => expect(await brokenInvariants()).toEqual([]))

  it('R11 the last prize goes to one of 64, and all others have what stands in for it', async () => {
    const live = await lastPrize()
    const results = await rush(live, await crowd(64))
    expect(done(results)).toBe(64)
    expect([await winnersOf(live, 2), await winnersOf(live, 1)]).toEqual([1, 63])
    expect(await countOf('draw where campaign_id = $1 and drawn_prize = 2', [live.campaignId])).toBe(64)
  })

  it('R12 the last slot of a deck goes to one of 64, and nobody else loses a point', async () => {
    const live = await lastSlot()
    const people = await crowd(64)
    const results = await rush(live, people)
    expect(done(results)).toBe(1)
    expect(refused(results)).toEqual(expect.arrayContaining(['campaign-sold-out']))
    const spent = await countOf("posting where kind = 'draw' and account_id = any($1)", [people])
    expect(spent).toBe(1)
  })

  it('R13 a budget for 100, raced by 500, pays for exactly 100', async () => {
    const live = await liveCampaign({
      budget: { budgetId: null, points: 1_000, minor: 0 },
      prizes: [prizeOf(1, { points: 10 })],
    })
    const results = await rush(live, await crowd(500))
    expect(done(results)).toBe(100)
    for (const refusal of refused(results)) expect(['campaign-budget-spent', 'campaign-not-open']).toContain(refusal)
    expect(await row('select sum(won_points)::int as won from draw where campaign_id = $1', [live.campaignId])).toEqual(
      { won: 1_000 },
    )
    expect(await row('select ended_because as why from campaign where id = $1', [live.campaignId])).toEqual({
      why: 'budget',
    })
  }, 40_000)

  it('R14 one press that is sent 64 times over a bad line is one draw, answered alike', async () => {
    const live = await liveCampaign()
    const li = await newPlayer()
    const page = await asked(live, li)
    const results = await atOnce(64, () => drawPrize(as(li), page))
    expect(done(results)).toBe(64)
    expect(new Set(results.map((one) => one.ok && `${one.value.drawId} ${one.value.prizeNo}`)).size).toBe(1)
    expect(await countOf('draw where account_id = $1', [li])).toBe(1)
  })

  it('R15 one shopper in 32 tabs draws with 32 numbers, one after the other, and every one is proved', async () => {
    const live = await liveCampaign({
      draw: { mode: 'chain', pity: { after: 4, prizeNos: [2] }, whenGone: 'substitute', substituteNo: 1 },
    })
    const li = await newPlayer()
    const page = await asked(live, li)
    const results = await atOnce(32, () => drawPrize(as(li), { ...page, requestId: randomUUID() }))
    expect(done(results)).toBe(32)
    await stop(live.campaignId)
    await tellSeeds({ at: today, on: db() })
    const { draws } = await verifiedFor(li, live.campaignId)
    expect(draws.map(({ verdict }) => verdict)).toEqual(Array(32).fill('proved'))
  })

  it('R16 as often as one person may, and no more, in 32 tabs', async () => {
    const live = await liveCampaign({ limits: { perDay: null, perPerson: 3, coolDownSeconds: 0 } })
    const li = await newPlayer()
    const page = await asked(live, li)
    const results = await atOnce(32, () => drawPrize(as(li), { ...page, requestId: randomUUID() }))
    expect([done(results), refused(results)]).toEqual([3, ['campaign-limit-person']])
  })

  it('R17 what is on its way when it is stopped is honoured or refused, and none is half', async () => {
    const live = await liveCampaign()
    const { campaignId } = live
    const people = await crowd(64)
    const [ticket] = await givenTickets(campaignId, people[0] ?? '', 1)
    const pages = await atOnce(64, (i) => asked(live, people[i] ?? ''))
    const drawing = pages.map((page, i) => drawPrize(as(people[i] ?? ''), page))
    // the kill switch, by whoever may press it, when some have drawn
    const ctx = { actor: { ...as(live.authorId).actor, staffRole: 'marketer' as const }, at: today, on: db() }
    const stopped = Promise.race(drawing).then(() => stopCampaign(ctx, { campaignId, reason: 'a wrong picture' }))
    const [results, told] = [await Promise.all(drawing), await stopped]
    expect(told).toMatchObject({ ok: true, value: { state: 'ended' } })
    expect(refused(results).filter((refusal) => refusal !== 'campaign-not-open')).toEqual([])
    expect(await countOf('draw where campaign_id = $1', [campaignId])).toBe(done(results))
    // what was drawn is given, what is held for a ticket stays, and all else went back
    expect(
      await row(
        `select (granted_points - returned_points - (select sum(won_points) from draw where campaign_id = $1)
           - (select sum(held_points) from campaign_shard where campaign_id = $1))::int as rest from campaign where id = $1`,
        [campaignId],
      ),
    ).toEqual({ rest: 0 })
    const [page] = pages
    if (page)
      expect(await drawPrize(as(people[0] ?? ''), { ...page, requestId: randomUUID() })).toMatchObject({ ok: false })
    expect(await drawOnce(live, people[0] ?? '', { ticketId: ticket ?? '', costPoints: null })).toMatchObject({
      ok: true,
    })
  })
})

/** The moment between looking and taking, made long enough for others to come in between on however busy a machine. */
const dawdleBefore = (name: string, deed: string) => replaceInFunction(name, deed, `PERFORM pg_sleep(0.05); ${deed}`)

describe('without their guards', { timeout: 90_000 }, () => {
  it('the last prize goes to several', async () => {
    const mendPace = await dawdleBefore('unit_take', 'UPDATE campaign_unit SET taken_by')
    const mend = await replaceInFunction(
      'unit_take',
      'ORDER BY unit_no LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED',
      'ORDER BY unit_no LIMIT 1',
    )
    expect(
      await goesWrong(async () => {
        const live = await lastPrize()
        await rush(live, await crowd(24))
        return (await winnersOf(live, 2)) > 1
      }),
    ).toBe(true)
    // and the report says so
    expect((await brokenInvariants()).map((line) => line.slice(0, 3))).toContain('I90')
    await mend()
    await mendPace()
  })

  it('the last slot of a deck is opened by several', async () => {
    const mendPace = await dawdleBefore('slot_take', 'UPDATE campaign_slot SET taken_by')
    const mend = await replaceInFunction(
      'slot_take',
      'ORDER BY slot_no LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED',
      'ORDER BY slot_no LIMIT 1',
    )
    await db().query('drop trigger campaign_slot_taken on campaign_slot')
    await db().query('alter table draw drop constraint draw_campaign_id_slot_no_key')
    expect(
      await goesWrong(async () => {
        const live = await lastSlot()
        return done(await rush(live, await crowd(24))) > 1
      }),
    ).toBe(true)
    await mend()
    await mendPace()
  })

  it('one person draws more often than they may', async () => {
    const mends = [
      await dawdleBefore('campaign_draw', "IF v.entry = 'points' THEN"),
      await replaceInFunction('campaign_draw', 'b points_balance := points_lock(v_account);', 'b points_balance;'),
      await replaceInFunction('player_lock', 'FOR NO KEY UPDATE', ''),
    ]
    expect(
      await goesWrong(async () => {
        const live = await liveDeck({
          prizes: [prizeOf(1, { stock: 40, weight: 0 })],
          entry: { costPoints: null, cashMinor: null, tickets: false },
          limits: { perDay: null, perPerson: 2, coolDownSeconds: 0 },
        })
        const li = await newPlayer()
        const page = await asked(live, li)
        // the row of who plays is there: to make it would put them in a queue
        await drawPrize(as(li), page)
        return done(await atOnce(32, () => drawPrize(as(li), { ...page, requestId: randomUUID() }))) > 1
      }),
    ).toBe(true)
    for (const mend of mends.toReversed()) await mend()
  })

  it('a budget pays for more than it has', async () => {
    const mends = [
      await dawdleBefore('part_pay_points', 'UPDATE points_budget SET remaining_points'),
      await replaceInFunction('campaign_cover_of', 'FOR NO KEY UPDATE OF x, b SKIP LOCKED', ''),
      await replaceInFunction('part_pay_points', 'AND remaining_points >= p_points + s.held_points', ''),
    ]
    await db().query('alter table points_budget drop constraint points_budget_not_overspent')
    expect(
      await goesWrong(async () => {
        const live = await liveCampaign({
          budget: { budgetId: null, points: 100, minor: 0 },
          prizes: [prizeOf(1, { points: 10 })],
        })
        return done(await rush(live, await crowd(24))) > 10
      }),
    ).toBe(true)
    for (const mend of mends.toReversed()) await mend()
  })
})
