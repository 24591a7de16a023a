import { afterEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { balanceOf, today } from '@/lib/points/ledger.fixture'
import { prizeOf } from '../definition.fixture'
import { as, drawOnce, givenTickets, liveCampaign, liveDeck, must, newPlayer, stop, verifiedFor } from './draw.fixture'
import { findDeck } from './queries'
import { tellSeeds } from './tell-seeds'

useTestDatabase()
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

describe('a ticket', () => {
  it('is opened once, costs no points, and can be opened when the campaign is over', async () => {
    const live = await liveCampaign({ entry: { costPoints: null, cashMinor: null, tickets: true } })
    const li = await newPlayer(0)
    const [first = '', second = ''] = await givenTickets(live.campaignId, li, 2)
    expect(await drawOnce(live, li)).toMatchObject({ refusal: 'ticket-needed' })
    const drawn = must(await drawOnce(live, li, { ticketId: first }))
    expect(await balanceOf(li)).toMatchObject({ available: drawn.points })
    expect(await drawOnce(live, li, { ticketId: first })).toMatchObject({ refusal: 'ticket-not-open' })
    await stop(live.campaignId)
    await tellSeeds({ at: today, on: db() })
    expect((await verifiedFor(li, live.campaignId)).draws.map(({ verdict }) => verdict)).toEqual(['sealed'])
    const last = must(await drawOnce(live, li, { ticketId: second }))
    expect(await balanceOf(li)).toMatchObject({ available: drawn.points + last.points })
    await tellSeeds({ at: today, on: db() })
    expect((await verifiedFor(li, live.campaignId)).draws.map(({ verdict }) => verdict)).toEqual(['proved', 'proved'])
  })
})

describe('a sealed deck', () => {
  const pieces = [prizeOf(1, { stock: 7, weight: 0 }), prizeOf(2, { stock: 1, weight: 0, points: 100 })]

  it('gives each piece once, proves each opening at once, and the whole deck when it is over', async () => {
    const live = await liveDeck({ prizes: pieces })
    const [li, amy] = [await newPlayer(), await newPlayer()]
    const drawn = []
    for (let n = 0; n < 8; n += 1) drawn.push(must(await drawOnce(live, n % 2 ? li : amy)))
    expect(drawn.map(({ prizeNo }) => prizeNo).toSorted((a, b) => a - b)).toEqual([1, 1, 1, 1, 1, 1, 1, 2])
    expect(await findDeck(as(li), live.campaignId)).toMatchObject({ size: 8, left: 0, revealedSeed: null })
    const sealed = await verifiedFor(li, live.campaignId)
    expect(sealed).toEqual({ draws: Array(4).fill(expect.objectContaining({ verdict: 'proved' })), deck: 'sealed' })
    expect(await drawOnce(live, li)).toMatchObject({ refusal: 'campaign-sold-out' })
    expect(await row('select ended_because as why from campaign where id = $1', [live.campaignId])).toEqual({
      why: 'sold-out',
    })
    await tellSeeds({ at: today, on: db() })
    expect((await verifiedFor(amy, live.campaignId)).deck).toBe('proved')
  })

  it('draws nothing from a slot that somebody laid a hand on', async () => {
    const live = await liveDeck({ prizes: pieces })
    const li = await newPlayer()
    await expect(db().query('update campaign_slot set masked_prize = masked_prize # 3')).rejects.toThrow(/sealed deck/)
    await db().query('alter table campaign_slot disable trigger campaign_slot_keeps')
    await db().query('update campaign_slot set masked_prize = masked_prize # 3 where campaign_id = $1', [
      live.campaignId,
    ])
    await expect(drawOnce(live, li)).rejects.toThrow(/not as it was sealed/)
    expect(await balanceOf(li)).toMatchObject({ available: 1_000 })
    await db().query('update campaign_slot set masked_prize = masked_prize # 3 where campaign_id = $1', [
      live.campaignId,
    ])
    await db().query('alter table campaign_slot enable trigger campaign_slot_keeps')
  })

  it('keeps the slot of a ticket for it', async () => {
    const live = await liveDeck({ prizes: pieces, entry: { costPoints: 10, cashMinor: null, tickets: true } })
    const [li, amy] = [await newPlayer(), await newPlayer(0)]
    const [ticket = ''] = await givenTickets(live.campaignId, amy, 1)
    for (let n = 0; n < 7; n += 1) must(await drawOnce(live, li))
    expect(await drawOnce(live, li)).toMatchObject({ refusal: 'campaign-sold-out' })
    must(await drawOnce(live, amy, { ticketId: ticket }))
  })
})
