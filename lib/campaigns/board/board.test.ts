import { beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { replaceInFunction, today } from '@/lib/points/ledger.fixture'
import { liveCampaign, must } from '../campaign.fixture'
import { prizeOf } from '../definition.fixture'
import { as, drawOnce, givenTickets, newPlayer } from '../draws/draw.fixture'
import { findBoard, getBoardView } from './queries'
import { forecastEnd, type OddsOf, reportOdds } from './rules'
import { watchOdds } from './watch-odds'

useTestDatabase()
beforeAll(openShop)

const even = { prizes: [prizeOf(1, { points: 10 }), prizeOf(2, { points: 30 })] }
const drawnBy = async (live: Awaited<ReturnType<typeof liveCampaign>>, times: number) => {
  const li = await newPlayer()
  for (let i = 0; i < times; i += 1) must(await drawOnce(live, li))
  return li
}

describe('the board', () => {
  it('counts what was drawn, given, held and left, as the books have it', async () => {
    const live = await liveCampaign(even)
    const li = await drawnBy(live, 6)
    const [ticket] = await givenTickets(live.campaignId, li, 3)
    must(await drawOnce(live, li, { ticketId: ticket ?? '', costPoints: null }))
    const board = await findBoard(as(li), live.campaignId)
    const won = await rows<{ won: number }>('select sum(won_points)::int as won from draw where campaign_id = $1', [
      live.campaignId,
    ])
    const spent = won[0]?.won ?? -1
    expect(board).toMatchObject({
      players: 1,
      entries: { points: 6, ticket: 1, free: 0 },
      pointsIn: 60,
      tickets: { unopened: 2, opened: 1 },
      points: { granted: 10_000, spent, held: 60, left: 10_000 - spent - 60, returned: 0 },
    })
    expect(board?.prizes.map(({ given }) => given).reduce((sum, n) => sum + n, 0)).toBe(7)
    expect(board?.odds.draws).toBe(7)
    expect(board?.days.reduce((sum, { draws }) => sum + draws, 0)).toBe(7)
    expect((await getBoardView(as(li), live.campaignId))?.invite).toBeNull()
    expect(await brokenInvariants()).toEqual([])
  })

  it('is none of a campaign that was not launched', async () => {
    const { campaignId } = await liveCampaign({}, { until: 'approved' })
    expect(await findBoard({ at: today, on: db() }, campaignId)).toBeNull()
  })
})

describe('odds', () => {
  const pity: OddsOf = {
    prizes: [prizeOf(1, { weight: 99 }), prizeOf(2, { weight: 1 })],
    draw: { mode: 'chain', pity: { after: 10, prizeNos: [2] }, whenGone: 'substitute', substituteNo: 1 },
  }
  const drawn = (one: number, two: number) => [
    { no: 1, count: one },
    { no: 2, count: two },
  ]

  it('fit where they came as they were told, and stray where they did not', () => {
    const plain = (one: number, two: number) =>
      reportOdds([{ version: 1, isPity: false, drawn: drawn(one, two) }], { 1: pity }).p
    expect(plain(9_905, 95)).toBeGreaterThan(0.1)
    expect(plain(9_800, 200)).toBeLessThan(0.001)
  })

  it('under pity are those that pity leaves: nothing is said against a shop that keeps its word', () => {
    const tallies = [
      { version: 1, isPity: false, drawn: drawn(9_905, 95) },
      { version: 1, isPity: true, drawn: drawn(0, 900) },
    ]
    expect(reportOdds(tallies, { 1: pity }).p).toBeGreaterThan(0.1)
    // one that pity rules out is no chance at all
    expect(reportOdds([{ version: 1, isPity: true, drawn: drawn(1, 899) }], { 1: pity }).p).toBe(0)
    // taken together they would look like a fraud
    expect(reportOdds([{ version: 1, isPity: false, drawn: drawn(9_905, 995) }], { 1: pity }).p).toBeLessThan(0.001)
  })

  it('are watched: a shop whose draws are rigged is told of, once, in the record', async () => {
    const honest = await liveCampaign(even)
    await drawnBy(honest, 4)
    const mend = await replaceInFunction(
      'draw_outcome',
      'FROM draw_from_chain(p_seed, c.id, p_hash, p_definition, h, k.pity) o',
      'FROM (SELECT 1::smallint AS prize_no, 0 AS counter) o',
    )
    const rigged = await liveCampaign(even)
    await drawnBy(rigged, 20)
    await mend()
    expect(await watchOdds({ at: today, on: db() })).toBe(1)
    expect(await watchOdds({ at: today, on: db() })).toBe(0)
    const deeds = await rows(`select subject from audit_log where action = 'campaign.alarm'`)
    expect(deeds).toEqual([{ subject: `campaign:${rigged.campaignId}` }])
    expect((await findBoard({ at: today, on: db() }, rigged.campaignId))?.alarm?.p).toBeLessThan(0.001)
    expect((await findBoard({ at: today, on: db() }, honest.campaignId))?.alarm).toBeNull()
  })
})

it('foretells which end comes first: the window, a purse or the deck', async () => {
  const live = await liveCampaign(even)
  const board = await findBoard({ at: today, on: db() }, live.campaignId)
  if (!board) throw new Error('no board')
  expect(forecastEnd(board)).toMatchObject({ because: 'window', drawsADay: 0 })
  const busy = { ...board, hours: Array.from({ length: 24 }, () => ({ at: '', draws: 10, points: 1_000, minor: 0 })) }
  // ten thousand points at a thousand an hour
  const end = forecastEnd(busy)
  expect(end.because).toBe('points')
  expect((Date.parse(end.at) - Date.parse(board.asOf)) / 3_600_000).toBeCloseTo(10)
  expect(forecastEnd({ ...busy, slotsLeft: 5 })).toMatchObject({ because: 'slots' })
})
