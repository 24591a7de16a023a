import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { brokenExplanations } from '@/lib/earning/explained.fixture'
import { endRule } from '@/lib/earning/programme/end-rule'
import { noLimits } from '@/lib/earning/programme/rules'
import type { StaffContext } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { balanceOf, daysOn, journalOf, newShopper, spendAtOnce, today } from '@/lib/points/ledger.fixture'
import { getMyPoints } from '@/lib/points/queries'
import { did, eventsOf, newBehaviour, newBudget, ruleFor, settle } from './behaviours.fixture'
import { voidEvent } from './void-event'

useTestDatabase({ size: 10 })

let clerk: StaffContext
beforeAll(async () => {
  clerk = await staff('support')
})
afterEach(async () => {
  expect(await brokenInvariants()).toEqual([])
  expect((await brokenExplanations()).broken).toEqual([])
})

const once = (period: 'day' | 'ever') => ({ ...noLimits, perShopper: [{ period, points: null, times: 1 }] })
const mine = (id: string) =>
  getMyPoints(
    { actor: { id, email: '', name: '', staffRole: null }, at: today, on: db() },
    { kind: null, before: null },
  )

describe('something that a shopper did', () => {
  it('gives what its rule says, as a lot of its own that says why', async () => {
    const [li, code] = [await newShopper(), await newBehaviour(clerk)]
    await ruleFor(code)
    expect(await did(clerk, code, li)).toMatchObject({ ok: true, value: { points: 50, reason: null } })
    expect(await journalOf(li)).toEqual(['behaviour-award available+50 issued-50'])
    expect((await mine(li)).lines[0]?.explanation).toMatchObject({
      behaviour: code,
      behaviourZh: '到店签到',
      points: 50,
    })
    expect(await row('select funding, expires_at from lot where account_id = $1', [li])).toMatchObject({
      funding: 'marketing',
      expires_at: new Date('2041-03-01T16:00:00Z'),
    })
  })

  it('gives by several rules, each in a lot of its own; one with its own terms keeps them', async () => {
    const [li, code, budgetId] = [await newShopper(), await newBehaviour(clerk), await newBudget(1_000)]
    await ruleFor(code, { priority: 1 })
    await ruleFor(code, {
      priority: 2,
      budgetId,
      lot: { pending: { kind: 'days', days: 3 }, expiry: { kind: 'rolling-days', days: 30 } },
    })
    expect(await did(clerk, code, li)).toMatchObject({ value: { points: 100 } })
    expect(await balanceOf(li)).toMatchObject({ available: 50, pending: 50 })
    expect(await row('select releases_at, expires_at from lot where budget_id = $1', [budgetId])).toEqual({
      releases_at: new Date('2040-03-04T16:00:00Z'),
      expires_at: new Date('2040-04-04T16:00:00Z'),
    })
    expect(await row('select remaining_points as n from points_budget where id = $1', [budgetId])).toEqual({ n: 950 })
  })

  it('is written down once: a repeat answers as it did first, with other words it is refused', async () => {
    const [li, code, requestId] = [await newShopper(), await newBehaviour(clerk), randomUUID()]
    await ruleFor(code)
    const all = await Promise.all(Array.from({ length: 8 }, () => did(clerk, code, li, { requestId })))
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(await balanceOf(li)).toMatchObject({ available: 50 })
    expect(await did(clerk, code, await newShopper(), { requestId })).toMatchObject({ refusal: 'key-reused' })
  })

  it.each([
    ['a cap', once('ever'), 'times'],
    ['a cool-down', { ...noLimits, coolDownHours: 24 }, 'cool-down'],
    ['a limit of all', { ...noLimits, totalPoints: 50 }, 'total'],
  ] as const)('that %s stops is nought with its reason, which the shopper sees', async (_, limits, reason) => {
    const [li, code] = [await newShopper(), await newBehaviour(clerk)]
    await ruleFor(code, { limits })
    await did(clerk, code, li)
    expect(await did(clerk, code, li, { at: daysOn(0.1) })).toMatchObject({ value: { points: 0, reason } })
    expect(await eventsOf(li)).toMatchObject([{ given: 50 }, { given: 0, reason }])
    expect((await mine(li)).notGiven).toMatchObject([{ askedPoints: 50, nameZh: '到店签到', reason: 'rule-limit' }])
  })

  it('counts a cap by the shop’s days', async () => {
    const [li, code] = [await newShopper(), await newBehaviour(clerk)]
    await ruleFor(code, { limits: once('day') })
    const given = []
    // 23:59 and 00:00 in Shanghai, then once more on that day
    for (const at of ['2040-03-01T15:59:59Z', '2040-03-01T16:00:00Z', '2040-03-02T03:00:00Z']) {
      const made = await did(clerk, code, li, { at: new Date(at) })
      given.push(made.ok && made.value.points)
    }
    expect(given).toEqual([50, 50, 0])
  })

  it('without a rule, after its end, or on another day than it asks gives nothing and says so', async () => {
    const [li, code] = [await newShopper(), await newBehaviour(clerk)]
    expect(await did(clerk, code, li)).toMatchObject({ value: { points: 0, reason: 'no-rule' } })
    const ruleId = await ruleFor(code, { conditions: [{ kind: 'weekday', days: [5] }] })
    // the tests' today is a Thursday
    expect(await did(clerk, code, li)).toMatchObject({ value: { points: 0, reason: 'condition' } })
    expect(await did(clerk, code, li, { at: daysOn(1) })).toMatchObject({ value: { points: 50 } })
    await endRule({ actor: null, at: daysOn(2), on: db() }, { ruleId, reason: 'over' })
    expect(await did(clerk, code, li, { at: daysOn(8) })).toMatchObject({ value: { points: 0, reason: 'no-rule' } })
  })

  it('is decided by the rules of the moment in which it happened, however late', async () => {
    const [li, code] = [await newShopper(), await newBehaviour(clerk)]
    const ruleId = await ruleFor(code)
    await row(`select behaviour_happened($1, $2, 'late', '{}', null, $3)`, [code, li, today])
    await endRule({ actor: null, at: daysOn(1), on: db() }, { ruleId, reason: 'over' })
    expect(await settle(daysOn(5))).toEqual({ count: 1, failures: [] })
    expect(await eventsOf(li)).toMatchObject([{ given: 50 }])
  })

  it('is told with what its behaviour asks for, and not by staff for themselves', async () => {
    const fields = [
      {
        name: 'store',
        labelZh: '门店',
        labelEn: 'Store',
        type: 'choice' as const,
        required: true,
        choices: ['徐汇', '静安'],
      },
      { name: 'day', labelZh: '日期', labelEn: 'Day', type: 'date' as const, required: false, choices: [] },
    ]
    const [li, code] = [await newShopper(), await newBehaviour(clerk, { fields })]
    const refused = (payload: Record<string, string | number>) => did(clerk, code, li, { payload })
    expect(await refused({})).toMatchObject({
      refusal: 'behaviour-field',
      details: { field: 'store', issue: 'field-missing' },
    })
    expect(await refused({ store: '黄浦' })).toMatchObject({ details: { issue: 'field-wrong' } })
    expect(await refused({ store: '徐汇', day: '2040-02-30' })).toMatchObject({ details: { field: 'day' } })
    expect(await refused({ store: '徐汇', x: 1 })).toMatchObject({ details: { field: 'x', issue: 'field-unknown' } })
    expect(await refused({ store: '徐汇', day: '2040-02-29' })).toMatchObject({ ok: true })
    expect(await did(clerk, code, clerk.actor.id, { payload: { store: '徐汇' } })).toMatchObject({
      refusal: 'behaviour-own-account',
    })
    expect(await did(clerk, code, randomUUID(), { payload: { store: '徐汇' } })).toMatchObject({
      refusal: 'shopper-unknown',
    })
    expect(await did(clerk, 'sign-up', li)).toMatchObject({ refusal: 'behaviour-unknown' })
    expect(await eventsOf(li)).toHaveLength(1)
  })
})

describe('what turns out not to stand', () => {
  it('is taken back once, and returns to its budget', async () => {
    const [li, code, budgetId] = [await newShopper(), await newBehaviour(clerk), await newBudget(60)]
    await ruleFor(code, { budgetId })
    await did(clerk, code, li)
    const [event] = await eventsOf(li)
    const undo = () => voidEvent({ ...clerk, at: daysOn(1) }, { eventId: event?.id ?? '', reason: '记错了人' })
    const all = await Promise.all([undo(), undo(), undo()])
    expect(all.reduce((sum, one) => sum + (one.ok ? one.value.takenBackPoints : 0), 0)).toBe(50)
    expect(await balanceOf(li)).toMatchObject({ available: 0, debt: 0 })
    expect(await row('select remaining_points as n from points_budget where id = $1', [budgetId])).toEqual({ n: 60 })
    expect(
      await rows(`select reason from audit_log where action = 'points.behaviour.void' and subject = $1`, [
        `behaviour-event:${event?.id}`,
      ]),
    ).toEqual([{ reason: '记错了人' }])
  })

  it('is owed where it was spent', async () => {
    const [li, code] = [await newShopper(), await newBehaviour(clerk)]
    await ruleFor(code)
    await did(clerk, code, li)
    await spendAtOnce(li, 30)
    const [event] = await eventsOf(li)
    await voidEvent({ ...clerk, at: today }, { eventId: event?.id ?? '', reason: '没有来' })
    expect(await balanceOf(li)).toMatchObject({ available: 0, debt: 30 })
  })

  it('stays given where its behaviour says never, and after its days', async () => {
    const li = await newShopper()
    for (const [clawBack, left] of [
      [{ kind: 'never' }, 50],
      [{ kind: 'undone', withinDays: 7 }, 100],
    ] as const) {
      const code = await newBehaviour(clerk, { clawBack })
      await ruleFor(code)
      const made = await did(clerk, code, li)
      await voidEvent({ ...clerk, at: daysOn(8) }, { eventId: made.ok ? made.value.eventId : '', reason: '不成立' })
      expect(await balanceOf(li)).toMatchObject({ available: left })
    }
  })

  it('before it was decided gives nothing', async () => {
    const [li, code] = [await newShopper(), await newBehaviour(clerk)]
    await ruleFor(code)
    await row(`select behaviour_happened($1, $2, 'hasty', '{}', null, $3)`, [code, li, today])
    const [event] = await eventsOf(li)
    await voidEvent({ ...clerk, at: today }, { eventId: event?.id ?? '', reason: '没有来' })
    expect(await settle()).toEqual({ count: 0, failures: [] })
    expect(await balanceOf(li)).toMatchObject({ available: 0 })
    expect(await voidEvent({ ...clerk, at: today }, { eventId: randomUUID(), reason: '没有' })).toMatchObject({
      refusal: 'event-unknown',
    })
  })
})

it('a shopper of two accounts that became one has one cap', async () => {
  const [li, old, code] = [await newShopper(), await newShopper(), await newBehaviour(clerk)]
  await ruleFor(code, { limits: once('ever') })
  await did(clerk, code, old)
  await row('select accounts_merge($1, $2, $3, $4, $5, $6)', [
    old,
    li,
    randomUUID(),
    'one person',
    clerk.actor.id,
    today,
  ])
  expect(await did(clerk, code, li, { at: daysOn(1) })).toMatchObject({ value: { points: 0, reason: 'times' } })
  const [event] = await eventsOf(old)
  await voidEvent({ ...clerk, at: daysOn(2) }, { eventId: event?.id ?? '', reason: '不成立' })
  expect(await balanceOf(li)).toMatchObject({ available: 0, debt: 0 })
})
