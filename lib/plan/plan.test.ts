import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { StaffContext } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { points } from '@/lib/kernel/points'
import { openBudget } from '@/lib/points/budgets/open-budget'
import { daysOn, give, hold, newShopper, spendAtOnce } from '@/lib/points/ledger.fixture'
import { awardFrom, expireDue } from '@/lib/points/store'
import { grantMonth } from './grant-month'
import { expectedUse, planOf, yearFigures } from './queries'
import { savePlan } from './save-plan'
import { savePlanSchema } from './schema'

useTestDatabase({ size: 12 })
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

const march = new Date('2040-03-01T04:00:00Z')
let owner: StaffContext
let welcome: string
let invites: string

beforeAll(async () => {
  await openShop()
  owner = { ...(await staff('owner')), at: march }
  const names = ['welcome', 'invites'].map((code) => openBudget(owner, { code, titleZh: '迎新', titleEn: code }))
  const [one, other] = await Promise.all(names)
  welcome = one?.ok ? one.value.budgetId : ''
  invites = other?.ok ? other.value.budgetId : ''
})

const stated = (change: object = {}, requestId: string = randomUUID()) => ({
  plan: {
    year: 2040,
    goal: 'retention' as const,
    revenueMinor: 120_000_000,
    rateBps: 300,
    redemptionBps: 3_000,
    monthWeights: Array.from({ length: 12 }, () => 1),
    budgetWeights: { [welcome]: 3, [invites]: 1 },
    ruleWeights: {},
    ...change,
  },
  reason: 'the new year',
  requestId,
})
const idOf = async (change: object = {}): Promise<number> => {
  const made = await savePlan(owner, stated(change))
  if (!made.ok) throw new Error(made.refusal)
  return made.value.planId
}
const remaining = async (budgetId: string) =>
  (await row<{ n: number }>('select remaining_points as n from points_budget where id = $1', [budgetId]))?.n

describe('a plan', () => {
  it('is stated anew and never changed; the audit has before and after, with the reason', async () => {
    expect(await planOf(owner, 2041)).toBeNull()
    await idOf({ year: 2041 })
    await idOf({ year: 2041, budgetWeights: { [welcome]: 1, [invites]: 1 } })
    expect(await planOf(owner, 2041)).toMatchObject({ revenueMinor: 120_000_000, budgetWeights: { [invites]: 1 } })
    const told = await rows<{ before: object | null; after: object; reason: string }>(
      `select before, after, reason from audit_log where action = 'points.plan.save' order by id desc limit 2`,
    )
    expect(told.map(({ reason }) => reason)).toEqual(['the new year', 'the new year'])
    expect(told[0]?.before).toEqual(told[1]?.after)
    expect(told[1]?.before).toBeNull()
    await expect(db().query(`update programme_plan set rate_bps = 9999`)).rejects.toThrow('append-only')
  })

  it('is stated once per request; the request with another plan is refused', async () => {
    const one = stated({ year: 2042 })
    const many = await Promise.all(Array.from({ length: 8 }, () => savePlan(owner, one)))
    expect(new Set(many.map((made) => made.ok && made.value.planId)).size).toBe(1)
    expect(await savePlan(owner, stated({ year: 2042, rateBps: 1 }, one.requestId))).toMatchObject({
      refusal: 'key-reused',
    })
  })

  it('is planned by rule too, and knows only rules that are there', async () => {
    await idOf({ year: 2043, ruleWeights: { rest: 2 } })
    expect(await planOf(owner, 2043)).toMatchObject({ ruleWeights: { rest: 2 } })
    expect(await savePlan(owner, stated({ year: 2043, ruleWeights: { [randomUUID()]: 1 } }))).toMatchObject({
      refusal: 'rule-unknown',
    })
  })

  it('knows only budgets that are there', async () => {
    expect(await savePlan(owner, stated({ budgetWeights: { [randomUUID()]: 1 } }))).toMatchObject({
      refusal: 'budget-unknown',
    })
  })

  it.each([
    ['no month with a weight', { monthWeights: Array.from({ length: 12 }, () => 0) }, 'plan-months-empty'],
    ['no budget with a weight', { budgetWeights: {} }, 'plan-budgets-empty'],
    ['more than all of the revenue', { rateBps: 10_001 }, undefined],
    ['no revenue', { revenueMinor: 0 }, undefined],
    ['part of a fen', { revenueMinor: 1.5 }, undefined],
    ['eleven months', { monthWeights: Array.from({ length: 11 }, () => 1) }, undefined],
  ])('is refused with %s', (_, change, code) => {
    const read = savePlanSchema.safeParse(stated(change))
    expect(read.success).toBe(false)
    if (code) expect(read.error?.issues.map((issue) => issue.message)).toContain(code)
  })
})

describe('a month of a plan', () => {
  it('goes to the budgets by weight, once, however many ask at the same time', async () => {
    const before = [await remaining(welcome), await remaining(invites)]
    const planId = await idOf()
    const many = await Promise.all(Array.from({ length: 8 }, () => grantMonth(owner, { planId, month: 1 })))
    expect(many.filter((one) => one.ok)).toEqual([{ ok: true, value: { grantedPoints: 300_000 } }])
    expect(many.filter((one) => !one.ok).map((one) => !one.ok && one.refusal)).toEqual(
      Array.from({ length: 7 }, () => 'plan-month-granted'),
    )
    expect([await remaining(welcome), await remaining(invites)]).toEqual([
      (before[0] ?? 0) + 225_000,
      (before[1] ?? 0) + 75_000,
    ])
  })

  it('is not granted by a plan that was stated anew meanwhile, nor before it begins', async () => {
    const old = await idOf()
    const planId = await idOf({ rateBps: 600 })
    expect(await grantMonth(owner, { planId: old, month: 2 })).toMatchObject({ refusal: 'plan-changed' })
    expect(await grantMonth(owner, { planId, month: 4 })).toMatchObject({ refusal: 'plan-month-ahead' })
    expect(await grantMonth(owner, { planId: 2_000_000_000, month: 4 })).toMatchObject({ refusal: 'plan-unknown' })
    expect(await grantMonth(owner, { planId, month: 3 })).toEqual({ ok: true, value: { grantedPoints: 600_000 } })
  })
})

describe('the year', () => {
  it('shows every point given and what became of it; the parts add up to what was given', async () => {
    const li = await newShopper()
    const from = (amount: number, expiresAt: Date, releasesAt: Date | null = null) =>
      awardFrom(db(), march, welcome, {
        accountId: li,
        key: randomUUID(),
        kind: 'manual',
        source: 'gift',
        points: points(amount),
        explanation: {},
        releasesAt,
        expiresAt,
        termsVersion: null,
        actorId: null,
      })
    await from(1_000, daysOn(5))
    await from(2_000, daysOn(300))
    await from(500, daysOn(300), daysOn(20))
    await give(li, 700, { at: march, funding: 'spend', expiresAt: daysOn(200) })
    await spendAtOnce(li, 400, randomUUID(), march)
    await hold(li, randomUUID(), 100, march)
    await expireDue(db(), daysOn(6), 100)
    const figures = await yearFigures({ at: daysOn(6), on: db() }, 2040)
    expect(figures).toMatchObject({ month: 2, dayOfMonth: 7, daysInMonth: 31, granted: [1, 3] })
    const pocket = figures.pockets.find(({ budgetId }) => budgetId === welcome)
    expect(pocket).toEqual({
      funding: 'marketing',
      budgetId: welcome,
      issuedPoints: 3_500,
      takenBackPoints: 0,
      redeemedPoints: 400,
      costMinor: 400,
      expiredPoints: 500,
      reservedPoints: 600,
      availablePoints: 2_000,
    })
    expect(figures.pockets.find(({ funding }) => funding === 'spend')).toMatchObject({ issuedPoints: 700 })
    expect(figures.months[2]).toBe(3_500)
    expect(figures.lastFourWeeks).toBe(3_500)
    expect((await yearFigures({ at: daysOn(6), on: db() }, 2039)).month).toBe(12)
    expect((await yearFigures({ at: daysOn(6), on: db() }, 2041)).month).toBe(-1)
  })
})

it('how much of what is given is used is told by the shop’s own months; while there are too few by the plan, and without one by a guess', async () => {
  const then = { ...owner, at: new Date('2031-03-15T04:00:00Z') }
  expect(await expectedUse(then)).toEqual({ bps: 8_000, source: 'assumed', months: 0 })
  await idOf({ year: 2031 })
  expect(await expectedUse(then)).toEqual({ bps: 3_000, source: 'plan', months: 0 })
  for (const month of ['2030-12', '2031-01', '2031-02']) {
    const li = await newShopper()
    await give(li, 100, { at: new Date(`${month}-03T04:00:00Z`) })
    await spendAtOnce(li, 25, undefined, new Date(`${month}-20T04:00:00Z`))
  }
  expect(await expectedUse(then)).toEqual({ bps: 2_500, source: 'cohorts', months: 3 })
})
