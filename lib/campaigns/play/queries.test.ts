import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { daysOn, newShopper, today } from '@/lib/points/ledger.fixture'
import { takeRest } from '../admission/take-rest'
import { liveCampaign } from '../campaign.fixture'
import { prizeOf } from '../definition.fixture'
import { as, drawOnce, givenTickets, liveDeck, newPlayer } from '../draws/draw.fixture'
import { weightsAt } from '../fairness/rules'
import { findCampaignView, listCampaigns } from './queries'
import { oddsOf, weightsNext } from './rules'

useTestDatabase()
beforeAll(openShop)
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const must = async (slug: string, id: string | null = null, at = today) => {
  const view = await findCampaignView({ ...as(id ?? ''), actor: id ? as(id).actor : null, at }, slug)
  if (!view) throw new Error('no such campaign')
  return view
}

describe('the page of a campaign', () => {
  it('shows what is left, who has what, and how far the sure one is, as the draws left it', async () => {
    const live = await liveCampaign({
      kind: 'blind-box',
      limits: { perDay: 5, perPerson: null, coolDownSeconds: 0 },
      prizes: [prizeOf(1, { weight: 1 }), prizeOf(2, { weight: 0, stock: 3, hidden: true })],
      draw: { mode: 'chain', pity: { after: 2, prizeNos: [2] }, whenGone: 'substitute', substituteNo: 1 },
    })
    const li = await newPlayer(1_000)
    expect(await must(live.slug)).toMatchObject({ stand: 'open', left: { 2: 3 }, seen: [], deck: null, me: null })
    await drawOnce(live, li)
    const view = await must(live.slug, li)
    expect(view.me).toMatchObject({ pity: 1, draws: 1, drawsToday: 1, ageMissing: null, restUntil: null, tickets: [] })
    expect(view.me?.availablePoints).toBe(1_000)
    await givenTickets(live.campaignId, li, 2)
    await takeRest(as(li), { days: 1 })
    const later = await must(live.slug, li, daysOn(0.5))
    expect(later.me).toMatchObject({ restUntil: daysOn(1) })
    expect(later.me?.tickets).toHaveLength(2)
    expect((await must(live.slug, li, daysOn(1.1))).me).toMatchObject({ drawsToday: 0, restUntil: null })
  })

  it('counts what is left of a deck, whose odds are its pieces', async () => {
    const live = await liveDeck({
      prizes: [prizeOf(1, { weight: 0, stock: 3 }), prizeOf(2, { weight: 0, stock: 1, hidden: true })],
    })
    const li = await newPlayer(1_000)
    for (let opened = 0; opened < 4; opened += 1) {
      const view = await must(live.slug, li)
      expect(view.deck).toMatchObject({ size: 4, left: 4 - opened, revealedSeed: null })
      expect(Object.values(view.left).reduce((a, b) => a + b, 0)).toBe(4 - opened)
      await drawOnce(live, li)
    }
    const last = await must(live.slug, li)
    expect([last.left, last.seen]).toEqual([{ 1: 0, 2: 0 }, [2]])
  })

  it('is there for nobody before the launch', async () => {
    const live = await liveCampaign({}, { until: 'approved' })
    expect(await findCampaignView({ ...as(''), actor: null }, live.slug)).toBeNull()
    expect((await listCampaigns({ at: today, on: db() })).some(({ slug }) => slug === live.slug)).toBe(false)
  })

  it('shows a stranger nothing of anybody’s', async () => {
    const live = await liveCampaign()
    await drawOnce(live, await newPlayer())
    expect((await must(live.slug, await newShopper())).me).toMatchObject({
      draws: 0,
      pity: 0,
      ageMissing: 'age-unstated',
    })
  })
})

describe('the list of campaigns', () => {
  it('tells what is open, what comes within thirty days, and what ended within sixty', async () => {
    const titled = (titleZh: string, from: number, to: number) =>
      liveCampaign(
        { titleZh, startsAt: daysOn(from).toISOString(), endsAt: daysOn(to).toISOString() },
        { at: daysOn(from - 9) },
      )
    for (const [name, from, to] of [
      ['open', -1, 1],
      ['soon', 29, 40],
      ['far', 31, 40],
      ['over', -9, -1],
      ['gone', -90, -61],
    ] as const)
      await titled(name, from, to)
    const found = await listCampaigns({ at: today, on: db() })
    const own = found.filter(({ titleZh }) => ['open', 'soon', 'far', 'over', 'gone'].includes(titleZh))
    expect(own.map(({ titleZh, stand }) => [titleZh, stand])).toEqual([
      ['over', 'over'],
      ['open', 'open'],
      ['soon', 'soon'],
    ])
  })
})

describe('odds that are shown', () => {
  it('are those that are drawn by, on 10,000 pages', () => {
    for (let page = 0; page < 10_000; page += 1) {
      const prizes = Array.from({ length: 1 + (page % 9) }, (_, at) =>
        prizeOf(at * 2 + 1, { weight: ((page * 7919 + at * 104_729) % 1_000_003) + 1 }),
      )
      const pity = page % 3 === 0 ? { after: 4, prizeNos: [1] } : null
      const draw = { mode: 'chain' as const, pity, whenGone: 'substitute' as const, substituteNo: null }
      const counts = weightsAt({ prizes, draw }, page % 6)
      const sum = counts.reduce((all, { weight }) => all + weight, 0)
      for (const { no, numerator, denominator } of oddsOf(weightsNext({ prizes, draw }, page % 6)))
        expect(numerator * sum).toBe((counts.find((one) => one.no === no)?.weight ?? 0) * denominator)
    }
  })
})
