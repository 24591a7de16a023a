import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { noLimits } from '@/lib/earning/programme/rules'
import type { StaffContext } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { balanceOf, daysOn, newShopper, replaceInFunction, today } from '@/lib/points/ledger.fixture'
import { ctx, did, eventsOf, newBehaviour, newBudget, ruleFor } from './behaviours.fixture'
import { decideEvent } from './decide-event'
import { voidEvent } from './void-event'

useTestDatabase({ size: 30 })

let clerk: StaffContext
beforeAll(async () => {
  clerk = await staff('support')
})

const limits = (limit: { points: number | null; times: number | null }) => ({
  ...noLimits,
  perShopper: [{ period: 'day' as const, ...limit }],
})

/** 500 deeds of 25 people at once, each asking 50 points of a budget with room for 100 of them. */
async function rush() {
  const [code, budgetId] = [await newBehaviour(clerk), await newBudget(5_000)]
  await ruleFor(code, { budgetId })
  const people = await Promise.all(Array.from({ length: 25 }, newShopper))
  const made = await rows<{ id: string }>(
    `select behaviour_happened($1, ($2::uuid[])[1 + n % 25], 'rush-' || n, '{}', null, $3) as id from generate_series(1, 500) n`,
    [code, people, today],
  )
  let given = 0
  // as many hands as there are connections, each taking the next deed as soon as it is free
  const hands = Array.from({ length: 30 }, async () => {
    for (let next = made.pop(); next; next = made.pop()) {
      const one = await decideEvent(ctx(), next.id)
      if (one.ok && one.value.points === 50) given += 1
    }
  })
  await Promise.all(hands)
  const told = await rows<{ refused: number; left: number }>(
    `select (select count(*) from award_attempt where budget_id = $1 and reason = 'budget-empty' and kind = 'behaviour-award') as refused,
       (select remaining_points from points_budget where id = $1) as left`,
    [budgetId],
  )
  return { given, ...told[0] }
}

it('500 at once against a budget with room for 100: exactly 100 are given, and 400 are nought with their reason', async () => {
  expect(await rush()).toEqual({ given: 100, refused: 400, left: 0 })
  expect(await brokenInvariants()).toEqual([])
}, 90_000)

it.each([
  ['a cap of times', limits({ points: null, times: 3 }), 150],
  ['a cap of points, to the last one', limits({ points: 120, times: null }), 120],
  ['a cool-down', { ...noLimits, coolDownHours: 1 }, 50],
  ['a limit of all', { ...noLimits, totalPoints: 170 }, 170],
] as const)(
  'twenty deeds of one shopper at once never pass %s',
  async (_, most, given) => {
    const [li, code] = [await newShopper(), await newBehaviour(clerk)]
    await ruleFor(code, { limits: most })
    await Promise.all(Array.from({ length: 20 }, () => did(clerk, code, li)))
    expect(await balanceOf(li)).toMatchObject({ available: given })
    const events = await eventsOf(li)
    expect(events).toHaveLength(20)
    expect(events.every((one) => one.given > 0 || one.reason !== null)).toBe(true)
    expect(await brokenInvariants()).toEqual([])
  },
  60_000,
)

it('decided and undone at the same time, points are given and taken back or neither', async () => {
  const code = await newBehaviour(clerk)
  await ruleFor(code)
  const people = await Promise.all(Array.from({ length: 12 }, newShopper))
  await Promise.all(
    people.map(async (li, n) => {
      const [made] = await rows<{ id: string }>(`select behaviour_happened($1, $2, $3, '{}', null, $4) as id`, [
        code,
        li,
        `undone-${n}`,
        today,
      ])
      const eventId = made?.id ?? ''
      await Promise.all([
        decideEvent(ctx(), eventId),
        voidEvent({ ...clerk, at: daysOn(0) }, { eventId, reason: '不成立' }),
        decideEvent(ctx(), eventId),
      ])
      expect(await balanceOf(li)).toMatchObject({ available: 0, pending: 0, debt: 0 })
    }),
  )
  expect(await brokenInvariants()).toEqual([])
}, 60_000)

describe('without its guards', () => {
  let restore: (() => Promise<void>)[] = []
  afterAll(async () => {
    for (const mend of restore) await mend()
  })

  it('the same rush overspends, and one shopper passes a cap: the tests above can fail', async () => {
    restore = [
      await replaceInFunction('budget_move', 'AND remaining_points >= p_points', ''),
      await replaceInFunction('behaviour_award', 'AND remaining_points >= v_points', ''),
      await replaceInFunction('behaviour_lock_shared', 'FOR NO KEY UPDATE', ''),
    ]
    await db().query('alter table points_budget drop constraint points_budget_not_overspent')
    expect((await rush()).given).toBe(500)
    restore.push(await replaceInFunction('behaviour_decide', 'points_lock_owner', 'points_unlocked'))
    await db().query(`create function points_unlocked(p uuid) returns points_balance language sql as
      $$ select b from points_balance b where account_id = points_owner(p) $$`)
    // long enough for all of them to have counted
    restore.push(await replaceInFunction('behaviour_give', 'v_row := p_row', 'PERFORM pg_sleep(0.3); v_row := p_row'))
    const [li, code] = [await newShopper(), await newBehaviour(clerk)]
    await ruleFor(code, { limits: limits({ points: null, times: 1 }) })
    await db().query('insert into points_balance (account_id) values ($1)', [li])
    await Promise.all(Array.from({ length: 20 }, () => did(clerk, code, li)))
    expect((await balanceOf(li)).available).toBeGreaterThan(50)
  }, 90_000)
})
