import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { points } from '@/lib/kernel/points'
import { balanceOf, daysOn, newShopper, replaceInFunction, spendAtOnce, today } from '../ledger.fixture'
import { getMyPoints } from '../queries'
import { awardFrom, expireDue, revoke } from '../store'
import { fund } from './store'

useTestDatabase({ size: 40 })

let clerk: string
beforeAll(async () => {
  clerk = await newShopper()
})
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

async function newBudget(granted: number): Promise<string> {
  const made = await row<{ id: string }>(
    `insert into points_budget (code, title_zh, title_en) values ($1, '开业', 'Opening') returning id`,
    [`b-${randomUUID().slice(0, 8)}`],
  )
  const id = made?.id ?? ''
  if (granted > 0)
    await fund(db(), today, clerk, { budgetId: id, points: granted, requestId: randomUUID(), reason: 'opening' })
  return id
}

const award = (budgetId: string, accountId: string, amount: number, key: string = randomUUID()) =>
  awardFrom(db(), today, budgetId, {
    accountId,
    key,
    kind: 'manual',
    source: 'gift',
    points: points(amount),
    explanation: { note: 'welcome' },
    releasesAt: null,
    expiresAt: daysOn(30),
    termsVersion: null,
    actorId: null,
  })

const leftOf = async (id: string) =>
  (await row<{ left: number }>('select remaining_points as left from points_budget where id = $1', [id]))?.left
const attempts = (id: string) =>
  rows<{ asked: number; reason: string }>(
    'select asked_points as asked, reason from award_attempt where budget_id = $1',
    [id],
  )

describe('an award out of a budget', () => {
  it('takes from it, and with too little gives nothing and keeps the attempt with its reason', async () => {
    const [budget, li] = [await newBudget(100), await newShopper()]
    expect(await award(budget, li, 60)).toMatchObject({ ok: true, value: expect.any(Number) })
    expect(await award(budget, li, 60, 'second')).toEqual({ ok: true, value: null })
    expect([await leftOf(budget), await balanceOf(li)]).toMatchObject([40, { available: 60 }])
    expect(await attempts(budget)).toEqual([{ asked: 60, reason: 'budget-empty' }])
  })

  it('answers a repeat as it did first, even when the budget was filled since', async () => {
    const [budget, li] = [await newBudget(10), await newShopper()]
    expect(await award(budget, li, 20, `late:${budget}`)).toEqual({ ok: true, value: null })
    await fund(db(), today, clerk, { budgetId: budget, points: 100, requestId: randomUUID(), reason: 'more' })
    expect(await award(budget, li, 20, `late:${budget}`)).toEqual({ ok: true, value: null })
    const first = await award(budget, li, 30, `once:${budget}`)
    expect(await award(budget, li, 30, `once:${budget}`)).toEqual(first)
    expect(await award(budget, li, 31, `once:${budget}`)).toMatchObject({ refusal: 'key-reused' })
    expect(await leftOf(budget)).toBe(80)
  })

  it('that is taken back returns what it cost; points that ended unused do not', async () => {
    const [budget, li] = [await newBudget(100), await newShopper()]
    await award(budget, li, 50, `back:${budget}`)
    await award(budget, li, 50, `gone:${budget}`)
    await spendAtOnce(li, 20)
    await revoke(db(), today, { key: `back:${budget}`, explanation: {}, actorId: null })
    expect(await leftOf(budget)).toBe(50)
    await expireDue(db(), daysOn(31), 100)
    expect(await leftOf(budget)).toBe(50)
  })
})

it('what was not given stands in the shopper’s own history, with what was due and why', async () => {
  const [budget, li] = [await newBudget(10), await newShopper()]
  await award(budget, li, 10)
  await award(budget, li, 25)
  const mine = (kind: 'earned' | 'spent' | null) =>
    getMyPoints(
      { actor: { id: li, email: '', name: '', staffRole: null }, at: today, on: db() },
      { kind, before: null },
    )
  expect(await mine(null)).toMatchObject({
    notGiven: [{ askedPoints: 25, note: 'welcome' }],
    lines: [{ availablePoints: 10 }],
  })
  expect((await mine('earned')).notGiven).toHaveLength(1)
  expect((await mine('spent')).notGiven).toEqual([])
  const { lines } = await mine(null)
  const older = await getMyPoints(
    { actor: { id: li, email: '', name: '', staffRole: null }, at: today, on: db() },
    { kind: null, before: lines.at(-1)?.id ?? 0 },
  )
  expect(older.notGiven).toEqual([])
})

describe('a budget', () => {
  it('is granted more and relieved of what it has not given, each once, with a reason in the audit', async () => {
    const budget = await newBudget(100)
    const less = { budgetId: budget, points: -30, requestId: randomUUID(), reason: 'too much' }
    expect(await fund(db(), today, clerk, less)).toEqual({ ok: true, value: 70 })
    expect(await fund(db(), today, clerk, less)).toEqual({ ok: true, value: 70 })
    const tooMuch = { ...less, points: -71, requestId: randomUUID() }
    expect(await fund(db(), today, clerk, tooMuch)).toMatchObject({ refusal: 'budget-below-zero' })
    expect(await fund(db(), today, clerk, { ...less, budgetId: randomUUID() })).toMatchObject({
      refusal: 'budget-unknown',
    })
    const audited = await rows(`select reason from audit_log where subject = $1 order by id`, [`budget:${budget}`])
    expect(audited).toEqual([{ reason: 'opening' }, { reason: 'too much' }])
  })
})

async function rush(): Promise<{ given: number; refused: number; left: number | undefined }> {
  const budget = await newBudget(100)
  const people = await Promise.all(Array.from({ length: 25 }, newShopper))
  const answers = await Promise.allSettled(
    Array.from({ length: 500 }, (_, i) => award(budget, people[i % people.length] ?? '', 1)),
  )
  const given = answers.filter((one) => one.status === 'fulfilled' && one.value.ok && one.value.value !== null).length
  return { given, refused: (await attempts(budget)).length, left: await leftOf(budget) }
}

it('500 awards at once against room for 100: exactly 100, and 400 attempts with their reason', async () => {
  expect(await rush()).toEqual({ given: 100, refused: 400, left: 0 })
}, 60_000)

describe('without its guards', () => {
  let restore: (() => Promise<void>)[] = []
  afterAll(async () => {
    for (const mend of restore) await mend()
  })

  it('the same rush overspends: the test above can fail', async () => {
    restore = [await replaceInFunction('budget_move', 'AND remaining_points >= p_points', '')]
    await db().query('alter table points_budget drop constraint points_budget_not_overspent')
    const broken = await rush()
    expect(broken.given).toBe(500)
  }, 60_000)
})
