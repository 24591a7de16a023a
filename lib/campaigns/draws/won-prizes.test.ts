import { afterEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { balanceOf, daysOn, today } from '@/lib/points/ledger.fixture'
import { codesIn } from '@/lib/rewards/codes/codes.fixture'
import { deliverClaims } from '@/lib/rewards/delivery/deliver-claims'
import { newReward } from '@/lib/rewards/reward.fixture'
import { voidClaim } from '@/lib/rewards/store'
import { prizeOf } from '../definition.fixture'
import { as, drawOnce, liveCampaign, must, newPlayer } from './draw.fixture'
import { listUnitsLeft } from './queries'

useTestDatabase()
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

describe('a prize that is a reward', () => {
  const live = async (fields: Record<string, unknown>) => {
    const rewardId = await newReward({ stock: 5, ...fields })
    return {
      rewardId,
      ...(await liveCampaign({
        budget: { budgetId: null, points: 1_000, minor: 5_000 },
        prizes: [
          prizeOf(1, { kind: 'reward', rewardId, stock: 5, costMinor: 500, weight: 1 }),
          prizeOf(2, { weight: 0 }),
        ],
        draw: { mode: 'chain', pity: null, whenGone: 'substitute', substituteNo: 2 },
      })),
    }
  }

  it.each([
    ['a code of our own', { kind: 'verification-code', category: 'in-store' }, 'issued'],
    ['a parcel, which waits for its address', { kind: 'parcel', category: 'gifts' }, 'claimed'],
  ])('%s: is a claim that cost nothing', async (_, fields, state) => {
    const here = await live(fields)
    const li = await newPlayer()
    const won = must(await drawOnce(here, li))
    expect(won).toMatchObject({ prizeNo: 1, claimState: state })
    expect(await row('select points, won_by from claim where id = $1', [won.claimId])).toEqual({
      points: 0,
      won_by: `draw:${won.drawId}`,
    })
    expect(
      await row('select claimed_count as n, set_aside_count as aside from reward where id = $1', [here.rewardId]),
    ).toEqual({ n: 0, aside: 5 })
  })

  it('a code whose pool was emptied: waits for the next with its reason, for as long as it takes', async () => {
    const poolId = await codesIn(5)
    const here = await live({ kind: 'virtual-code', category: 'digital', settings: { poolId } })
    await db().query('update code set withdrawn_at = now() where pool_id = $1', [poolId])
    const li = await newPlayer()
    const { claimId } = must(await drawOnce(here, li))
    const found = () => row('select state, trouble from claim where id = $1', [claimId])
    for (let tries = 1; tries < 15; tries += 1) await deliverClaims({ at: daysOn(tries), on: db() })
    expect(await found()).toEqual({ state: 'claimed', trouble: 'reward-sold-out' })
    await db().query('update code set withdrawn_at = null where pool_id = $1', [poolId])
    expect(await deliverClaims({ at: daysOn(20), on: db() })).toBe(1)
    expect(await found()).toEqual({ state: 'issued', trouble: null })
    expect(await deliverClaims({ at: daysOn(40), on: db() })).toBe(0)
  })

  it('taken back: its piece and its money are the campaign’s again', async () => {
    const here = await live({ kind: 'parcel', category: 'gifts' })
    const li = await newPlayer()
    const won = must(await drawOnce(here, li))
    const left = () =>
      row('select sum(remaining_minor)::int as n from campaign_shard where campaign_id = $1', [here.campaignId])
    expect(await left()).toEqual({ n: 4_500 })
    must(await voidClaim(db(), today, { claimId: won.claimId ?? '', reason: 'never came', actorId: null }))
    expect(await left()).toEqual({ n: 5_000 })
    expect(await listUnitsLeft(as(li), here.campaignId)).toEqual([{ prizeNo: 1, left: 5 }])
    expect(await balanceOf(li)).toMatchObject({ available: 990 })
  })
})
