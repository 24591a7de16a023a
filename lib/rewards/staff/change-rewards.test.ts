import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { StaffContext } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { daysOn, today } from '@/lib/points/ledger.fixture'
import { newReward } from '../reward.fixture'
import { daysUntilGone } from '../rules'
import { changeRewards } from './change-rewards'
import { placeReward } from './place-reward'
import { findReward, listRewards } from './queries'
import { changeRewardsSchema, type RewardList } from './schema'

useTestDatabase()
afterAll(async () => expect(await brokenInvariants()).toEqual([]))

let owner: StaffContext
let [a, b, c] = ['', '', '']
beforeAll(async () => {
  owner = { ...(await staff('owner')), at: today }
})
const cup = (fields: object = {}) => newReward({ kind: 'verification-code', category: 'in-store', ...fields })
beforeEach(async () => {
  await db().query(`update reward set state = 'archived'`)
  ;[a, b, c] = [await cup(), await cup(), await cup()]
})
const order = async () => (await listRewards(owner, { state: null, sort: null })).map((one) => one.id)
const versions = async (id: string) =>
  (await row<{ n: number }>('select version as n from reward where id = $1', [id]))?.n

describe('many rewards at once', () => {
  it('are changed each as it says, and what was goes back the same way', async () => {
    const done = await changeRewards(owner, {
      changes: [
        { rewardId: a, state: 'draft' },
        { rewardId: b, category: 'gifts' },
        { rewardId: c, startsAt: daysOn(1).toISOString(), endsAt: daysOn(9).toISOString() },
      ],
    })
    const previous = done.ok ? done.value.previous : []
    expect(done).toMatchObject({ value: { refused: [] } })
    expect(previous).toEqual([
      { rewardId: a, state: 'live' },
      { rewardId: b, category: 'in-store' },
      { rewardId: c, startsAt: null, endsAt: null },
    ])
    expect(await findReward(owner, b)).toMatchObject({ category: 'gifts', state: 'live' })
    expect(await findReward(owner, c)).toMatchObject({ startsAt: daysOn(1), endsAt: daysOn(9) })
    await changeRewards(owner, { changes: previous })
    expect(await findReward(owner, a)).toMatchObject({ state: 'live' })
    expect(await findReward(owner, c)).toMatchObject({ startsAt: null, endsAt: null })
  })

  it('stand as in the mall, or by a column either way round, each at its own place', async () => {
    await db().query(
      `update reward r set cost_points = x.cost, stock = x.stock, ends_at = x.ends
       from (values ($1::uuid, 300, null, null), ($2, 100, 9, $4::timestamptz), ($3, 200, 8, null)) x(id, cost, stock, ends)
       where x.id = r.id`,
      [a, b, c, daysOn(9)],
    )
    const by = async (sort: RewardList['sort']) => (await listRewards(owner, { state: null, sort })).map(({ id }) => id)
    expect(await by(null)).toEqual([a, b, c])
    expect(await by('cost')).toEqual([a, c, b])
    expect(await by('cost-up')).toEqual([b, c, a])
    expect(await by('left')).toEqual([a, b, c])
    expect(await by('left-up')).toEqual([c, b, a])
    // alike: by their key in the same direction
    expect(await by('claimed')).toEqual([a, b, c].toSorted().toReversed())
    expect((await by('ends-up'))[0]).toBe(b)
  })

  it('one that refuses says why, and the others are done all the same', async () => {
    await db().query('update reward set starts_at = null, ends_at = $2, state = $3 where id = $1', [
      b,
      daysOn(-1),
      'draft',
    ])
    const nobody = randomUUID()
    const done = await changeRewards(owner, {
      changes: [
        { rewardId: nobody, state: 'draft' },
        { rewardId: b, state: 'live' },
        { rewardId: c, startsAt: daysOn(5).toISOString(), endsAt: daysOn(5).toISOString() },
        { rewardId: a, state: 'archived' },
      ],
    })
    expect(done).toEqual({
      ok: true,
      value: {
        previous: [{ rewardId: a, state: 'live' }],
        refused: [
          { rewardId: nobody, refusal: 'reward-unknown', details: {} },
          { rewardId: b, refusal: 'reward-is-over', details: {} },
          { rewardId: c, refusal: 'reward-ends-before-start', details: {} },
        ],
      },
    })
    expect(await versions(c)).toBe(1)
  })

  it('words and days are a version, with who changed them; what was so before is neither changed nor told', async () => {
    const before = await row<{ n: number }>('select count(*)::int as n from audit_log', [])
    expect(
      await changeRewards(owner, {
        changes: [
          { rewardId: a, category: 'in-store' },
          { rewardId: b, state: 'live' },
        ],
      }),
    ).toEqual({
      ok: true,
      value: { previous: [], refused: [] },
    })
    expect(await row('select count(*)::int as n from audit_log', [])).toEqual(before)
    await changeRewards(owner, { changes: [{ rewardId: a, category: 'gifts', state: 'draft' }] })
    expect(await versions(a)).toBe(2)
    expect(await rows(`select action from audit_log where subject = $1 order by id`, [`reward:${a}`])).toEqual([
      { action: 'reward.create' },
      { action: 'reward.change' },
      { action: 'reward.state' },
    ])
  })

  it('a reward is named once', () => {
    expect(changeRewardsSchema.safeParse({ changes: [{ rewardId: a }, { rewardId: a }] }).success).toBe(false)
  })
})

describe('a reward’s place', () => {
  it('is before another or behind all, and the answer puts it back', async () => {
    expect(await order()).toEqual([a, b, c])
    const moved = await placeReward(owner, { rewardId: c, before: a })
    expect(moved).toEqual({ ok: true, value: { was: expect.anything() } })
    expect(await order()).toEqual([c, a, b])
    await placeReward(owner, { rewardId: c, before: moved.ok ? moved.value.was : null })
    expect(await order()).toEqual([a, b, c])
    expect(await placeReward(owner, { rewardId: a, before: c })).toEqual({ ok: true, value: { was: b } })
    expect(await order()).toEqual([b, a, c])
    await placeReward(owner, { rewardId: b, before: null })
    expect(await order()).toEqual([a, c, b])
    await placeReward(owner, { rewardId: a, before: a })
    expect(await order()).toEqual([a, c, b])
  })

  it('is its own, however many put things elsewhere at once', async () => {
    const all = [a, b, c]
    for (let i = 0; i < 20; i += 1) all.push(await cup())
    const moves = Array.from(
      { length: 64 },
      (_, i) => [all[(i * 7) % all.length], all[(i * 5 + 3) % all.length]] as const,
    )
    await Promise.all(moves.map(([rewardId = a, before = null]) => placeReward(owner, { rewardId, before })))
    expect(new Set(await order())).toEqual(new Set(all))
    expect(await rows('select position from reward group by position having count(*) > 1')).toEqual([])
  })

  it('of a reward that is not there is nowhere', async () => {
    expect(await placeReward(owner, { rewardId: randomUUID(), before: null })).toMatchObject({
      refusal: 'reward-unknown',
    })
    expect(await placeReward(owner, { rewardId: a, before: randomUUID() })).toMatchObject({ refusal: 'reward-unknown' })
  })
})

describe('how long the rest lasts', () => {
  it('at the rate of thirty days', () => {
    expect(daysUntilGone(40, 12)).toBe(100)
    expect(daysUntilGone(1, 60)).toBe(0)
    expect(daysUntilGone(null, 12)).toBeNull()
    expect(daysUntilGone(40, 0)).toBeNull()
    expect(daysUntilGone(199, 1)).toBeNull()
  })
})
