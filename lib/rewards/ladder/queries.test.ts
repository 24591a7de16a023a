import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { StaffContext } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { points } from '@/lib/kernel/points'
import { daysOn, give, newShopper, today } from '@/lib/points/ledger.fixture'
import { expireDue, releaseDue, revoke } from '@/lib/points/store'
import { claimReward } from '../claim-reward'
import { couponReward, wantReward } from '../reward.fixture'
import { voidClaim } from '../store'
import { keepLadder } from './keep-ladder'
import { historyOf, type Person, sharesByHand } from './ladder.fixture'
import { getLadderFacts } from './queries'
import { measuredBps, placeOf, type SegmentHistory, spanDays, together } from './rules'

useTestDatabase()
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

const DAY_MS = 86_400_000
const ago = (days: number) => daysOn(-days)
let owner: StaffContext
let cheapId: string

// the same every time: a small generator, so that a red run can be run again
let seed = 7
const chance = (most: number) => {
  seed = (seed * 48_271) % 2_147_483_647
  return seed % most
}

async function come(days: number, earnings: number): Promise<string> {
  const id = await newShopper()
  await give(id, 1 + chance(400), { at: ago(days) })
  for (let i = 0; i < earnings; i += 1) {
    const on = chance(days + 1)
    const wait = chance(3) === 0 ? chance(20) : 0
    const more = wait > 0 ? { releasesAt: daysOn(wait, ago(on)) } : {}
    await give(id, 1 + chance(800), { at: ago(on), ...more })
  }
  return id
}

const claimAs = async (id: string, rewardId: string, costPoints: number, at: Date) =>
  claimReward({ actor: { id, email: '', name: '', staffRole: null }, at, on: db() }, wantReward(rewardId, costPoints))

beforeAll(async () => {
  owner = { ...(await staff('owner')), at: today }
  cheapId = (await couponReward(230)).rewardId
  await db().query(`update reward set created_at = $1 where id = $2`, [ago(60), cheapId])
  const everybody: string[] = []
  for (let i = 0; i < 25; i += 1) everybody.push(await come(chance(420), chance(7)))
  // somebody who works here earns too, and is nobody's customer
  const clerk = await staff('clerk')
  await give(clerk.actor.id, 900, { at: ago(30) })
  while ((await releaseDue(db(), today, 500)) > 0);
  for (const id of everybody.slice(0, 12)) await claimAs(id, cheapId, 230, ago(2))
  // points that were taken back were never earned
  const robbed = everybody[20] ?? ''
  await give(robbed, 700, { at: ago(1), key: 'order:robbed:award' })
  await revoke(db(), today, { key: 'order:robbed:award', points: points(400), explanation: {}, actorId: null })
  await give(robbed, 50, { at: ago(1), expiresAt: daysOn(-0.5) })
  await expireDue(db(), today, 500)
})

type LotRow = { account: string; at: Date; usable: Date | null; points: number }

/** Every shopper as the rows tell them, one by one. */
async function peopleByHand(): Promise<Person[]> {
  const lots = await rows<LotRow>(
    `select l.account_id as account, p.at, case when l.state = 'active' then coalesce(l.releases_at, p.at) end as usable,
       l.remaining_points + (select coalesce(sum(u.amount_points), 0) from lot_use u join posting w on w.id = u.posting_id
         where u.lot_id = l.id and w.kind not in ('award-reversal', 'debt-netting', 'manual', 'manual-revert')
           and w.id <> l.posting_id)::int8 as points
     from lot l join posting p on p.id = l.posting_id join account a on a.id = l.account_id where a.staff_role is null`,
  )
  const spent = await rows<{ account: string; points: number }>(
    `select b.account_id as account, (b.available_points + coalesce((select sum(e.amount_points) from posting p join entry e on e.posting_id = p.id
       where p.account_id = b.account_id and e.bucket = 'redeemed' and p.at > $1), 0))::int8 as points from points_balance b`,
    [ago(90)],
  )
  return [...new Set(lots.map((lot) => lot.account))].map((account) => {
    const own = lots.filter((lot) => lot.account === account)
    const began = Math.min(...own.map((lot) => lot.at.getTime()))
    const usable = own.flatMap((lot) =>
      lot.usable ? [{ at: Math.max(lot.usable.getTime(), lot.at.getTime()), points: lot.points }] : [],
    )
    return {
      age: Math.floor((today.getTime() - began) / DAY_MS),
      earned: usable.map((lot) => ({ day: (lot.at - began) / DAY_MS, points: lot.points })),
      lately: usable.reduce((sum, lot) => (lot.at > ago(90).getTime() ? sum + lot.points : sum), 0),
      means: Math.max(0, spent.find((one) => one.account === account)?.points ?? 0),
    }
  })
}

const sorted = (pairs: readonly (readonly [number, number])[]) => {
  const sums = new Map<number, number>()
  for (const [place, shoppers] of pairs) sums.set(place, (sums.get(place) ?? 0) + shoppers)
  return [...sums].sort(([a], [b]) => a - b)
}
const plainly = (people: Omit<SegmentHistory, 'segment'>) => ({
  shoppers: people.shoppers,
  pace: sorted(people.pace),
  means: sorted(people.means),
  spans: people.spans.map(({ start, end }) => ({ start: sorted(start), end: sorted(end) })),
})

describe('the ladder’s history', () => {
  it('is counted in the database as the rows say it one by one', async () => {
    const facts = await getLadderFacts(owner)
    const people = await peopleByHand()
    expect(people).toHaveLength(25)
    const { segment: _any, ...byHand } = historyOf(people, facts.cuts)
    expect(plainly(together(facts.segments))).toEqual(plainly(byHand))
    for (const price of [100, 230, 500, 900, 2_000])
      expect(measuredBps(together(facts.segments), placeOf(facts.cuts, price))).toEqual(sharesByHand(people, price))
  })

  it('divides those who earned of late into quarters, equal earnings never apart, and leaves the rest asleep', async () => {
    const facts = await getLadderFacts(owner)
    const people = await peopleByHand()
    const earned = people
      .map((one) => one.lately)
      .filter((one) => one > 0)
      .sort((a, b) => a - b)
    const bound = (share: number) => earned[Math.ceil(share * earned.length) - 1]
    expect(facts.bounds).toEqual([bound(0.25), bound(0.5), bound(0.75)])
    const sizes = Object.fromEntries(facts.segments.map((one) => [one.segment, one.shoppers]))
    expect(sizes.asleep).toBe(people.length - earned.length)
    expect(sizes.slow).toBe(earned.filter((one) => one <= (bound(0.25) ?? 0)).length)
  })

  it('knows every reward that is not put away, how often it went and in how many days; what came back is not counted', async () => {
    const [before] = (await getLadderFacts(owner)).rewards
    expect(before).toMatchObject({ rewardId: cheapId, costPoints: 230, state: 'live', days: 60 })
    const claims = await rows<{ id: string }>(`select id from claim where reward_id = $1 order by no`, [cheapId])
    expect(before?.claims).toBe(claims.length)
    await voidClaim(db(), today, { claimId: claims[0]?.id ?? '', reason: 'x', actorId: null })
    const [after] = (await getLadderFacts(owner)).rewards
    expect(after?.claims).toBe(claims.length - 1)
    await db().query(`update reward set state = 'archived' where id = $1`, [cheapId])
    expect((await getLadderFacts(owner)).rewards).toEqual([])
    await db().query(`update reward set state = 'live' where id = $1`, [cheapId])
  })

  it('is as long as there are cuts, however many shoppers there are', async () => {
    const small = await getLadderFacts(owner)
    for (let i = 0; i < 225; i += 1) await give(await newShopper(), 1 + chance(3_000), { at: ago(chance(400)) })
    const large = await getLadderFacts(owner)
    const shoppers = (facts: typeof small) => facts.segments.reduce((sum, one) => sum + one.shoppers, 0)
    expect([shoppers(small), shoppers(large)]).toEqual([25, 250])
    for (const one of large.segments)
      for (const { start, end } of one.spans)
        for (const cells of [start, end]) expect(cells.length).toBeLessThanOrEqual(large.cuts.length + 1)
    expect(large.segments.every((one) => one.spans.length === spanDays.length)).toBe(true)
  })

  it('is empty in a shop that nobody ever came to', async () => {
    const facts = await getLadderFacts({ ...owner, at: new Date('2001-01-01') })
    expect(facts).toMatchObject({ segments: [], bounds: null, claimants: 0, firstClaimDays: null })
  })
})

it('is read for two hours as it was counted last where shoppers are many, with the rewards of now', async () => {
  const at = (minutes: number) => ({ at: new Date(today.getTime() + minutes * 60_000), on: db() })
  const { rewards, ...counted } = await getLadderFacts(at(0))
  await keepLadder(at(0))
  expect((await getLadderFacts(at(30))).keptAt).toBeNull()
  await keepLadder(at(0), 0)
  await keepLadder(at(59), 0)
  const kept = await getLadderFacts(at(30))
  expect(kept).toEqual({ ...counted, rewards: kept.rewards, keptAt: today })
  expect(kept.rewards.map(({ rewardId }) => rewardId)).toEqual(rewards.map(({ rewardId }) => rewardId))
  expect((await getLadderFacts(at(121))).keptAt).toBeNull()
  await keepLadder(at(61), 0)
  expect((await getLadderFacts(at(121))).keptAt).toEqual(at(61).at)
  await keepLadder(at(61))
  expect((await getLadderFacts(at(62))).keptAt).toBeNull()
})
