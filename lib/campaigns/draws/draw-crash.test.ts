import { afterEach, describe, expect, it } from 'vitest'
import { openSeed } from '@/lib/auth/sealed-seed'
import { db } from '@/lib/db/client'
import type { Queryable } from '@/lib/db/sql'
import { row } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { fromHex } from '@/lib/kernel/sha256'
import { balanceOf } from '@/lib/points/ledger.fixture'
import { newReward } from '@/lib/rewards/reward.fixture'
import type { LiveCampaign } from '../campaign.fixture'
import { prizeOf } from '../definition.fixture'
import { drawPrizeNo } from '../fairness/rules'
import { as, asked, countOf, liveCampaign, liveDeck, newPlayer } from './draw.fixture'
import { drawPrize } from './draw-prize'
import { findSeed } from './queries'

useTestDatabase()
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

class Lost extends Error {}

/** The database behind a line that breaks at one of its round trips: before the question is heard, or before its answer is. */
function breaking(at: number, when: 'before' | 'after') {
  const seen = { trips: 0 }
  const query = async (...question: unknown[]) => {
    seen.trips += 1
    if (seen.trips === at && when === 'before') throw new Lost('the line broke')
    const answer = await (db().query as (...all: unknown[]) => Promise<unknown>)(...question)
    if (seen.trips === at) throw new Lost('the line broke')
    return answer
  }
  return { on: { query } as unknown as Queryable, seen }
}

const pointsOf: Record<number, number> = { 1: 10, 2: 20, 3: 30, 4: 40 }

async function sixPrizes(): Promise<LiveCampaign> {
  const rewardId = await newReward({ kind: 'verification-code', category: 'in-store', stock: 100 })
  return liveCampaign({
    budget: { budgetId: null, points: 50_000, minor: 50_000 },
    prizes: [
      ...[1, 2, 3, 4].map((no) => prizeOf(no, { weight: 1, points: pointsOf[no] ?? 0 })),
      ...[5, 6].map((no) => prizeOf(no, { kind: 'reward', rewardId, weight: 3, stock: 40, costMinor: 100 })),
    ],
  })
}

/** The prize that a shopper's next draw will bring, which only the key to the seeds can tell. */
async function foreseen({ campaignId, version, definition }: LiveCampaign, accountId: string): Promise<number> {
  const sealed = (await findSeed(as(accountId), campaignId))?.sealed
  const facts = await row<{ client: string; hash: string; nonce: number; pity: number }>(
    `select h.client_seed as client, encode(v.hash, 'hex') as hash, h.next_nonce as nonce, k.pity from draw_chain h
     join campaign_version v on v.campaign_id = h.campaign_id and v.version = $3
     join campaign_player k on k.campaign_id = h.campaign_id and k.account_id = h.account_id
     where h.campaign_id = $1 and h.account_id = $2 and h.revealed_at is null`,
    [campaignId, accountId, version],
  )
  if (!sealed || !facts || !definition.draw) throw new Error('no chain')
  const { client, hash, nonce, pity } = facts
  const drawn = drawPrizeNo(
    fromHex(openSeed(sealed)),
    { campaignId, versionHash: hash, clientSeed: client, nonce, pity },
    { prizes: definition.prizes, draw: definition.draw },
  )
  return drawn?.prizeNo ?? 0
}

const ways = ['before', 'after'] as const

describe('a draw that breaks off at any of its round trips, asked again with the same press,', () => {
  it('brings the prize that its seed had in it from the start, once, and handed over once', async () => {
    const live = await sixPrizes()
    const prizes = new Set<number>()
    for (let trip = 1, broke = true; broke; trip += 1) {
      broke = false
      for (const way of ways) {
        const li = await newPlayer(100)
        const page = await asked(live, li)
        const expected = await foreseen(live, li)
        const line = breaking(trip, way)
        const first = await drawPrize({ ...as(li), on: line.on }, page).catch((error: unknown) => error)
        broke ||= line.seen.trips >= trip
        if (line.seen.trips >= trip && !(first instanceof Lost)) expect(first).toMatchObject({ ok: true })
        const again = await drawPrize(as(li), page)
        expect(again).toMatchObject({ ok: true, value: { prizeNo: expected } })
        expect(await countOf('draw where account_id = $1', [li])).toBe(1)
        expect(await countOf("claim where account_id = $1 and state = 'issued'", [li])).toBe(expected > 4 ? 1 : 0)
        expect(await balanceOf(li)).toMatchObject({ available: 90 + (pointsOf[expected] ?? 0) })
        prizes.add(expected)
      }
    }
    expect(prizes.size).toBeGreaterThan(1)
  })

  it('opens one slot of a deck', async () => {
    const live = await liveDeck({
      prizes: [prizeOf(1, { stock: 30, weight: 0 }), prizeOf(2, { stock: 10, weight: 0, points: 50 })],
    })
    for (let trip = 1, broke = true; broke; trip += 1) {
      broke = false
      for (const way of ways) {
        const li = await newPlayer(100)
        const page = await asked(live, li)
        const line = breaking(trip, way)
        const first = await drawPrize({ ...as(li), on: line.on }, page).catch(() => null)
        broke ||= line.seen.trips >= trip
        const kept = await row<{ prize: number }>('select prize_no as prize from draw where account_id = $1', [li])
        const again = await drawPrize(as(li), page)
        expect(again.ok && again.value.prizeNo).toBe(kept?.prize ?? (again.ok && again.value.prizeNo))
        if (first?.ok && again.ok) expect(again.value.drawId).toBe(first.value.drawId)
        expect(await countOf('campaign_slot s join draw d on d.id = s.taken_by where d.account_id = $1', [li])).toBe(1)
      }
    }
  })
})
