import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { publishRule } from '@/lib/earning/programme/rule.fixture'
import { noLimits } from '@/lib/earning/programme/rules'
import type { StaffContext } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { points } from '@/lib/kernel/points'
import { balanceOf, daysOn, newShopper, today } from '@/lib/points/ledger.fixture'
import { drawnOf, joined } from '@/lib/shoppers/holdout/holdout.fixture'
import { isWithheld } from '@/lib/shoppers/holdout/rules'
import { saveHoldout } from '@/lib/shoppers/holdout/save-holdout'
import { before, did, eventsOf, newBehaviour, ruleFor } from './behaviours.fixture'
import { getMyDeeds } from './mine/queries'
import { decide } from './store'

useTestDatabase({ size: 10 })

let clerk: StaffContext
beforeAll(async () => {
  clerk = await staff('support')
})
afterEach(async () => {
  expect(await brokenInvariants()).toEqual([])
})

const begin = daysOn(-10)
const stated = (shareBps: number, more: { at?: Date; requestId?: string; days?: number } = {}) => {
  const { at = begin, requestId = randomUUID(), days = 90 } = more
  return saveHoldout({ ...clerk, at }, { shareBps, days, reason: '看看有没有用', requestId })
}
const asMember = (id: string, at: Date = today) => ({
  actor: { id, email: '', name: '', staffRole: null },
  at,
  on: db(),
})
const deedsOf = async (id: string, at?: Date) => (await getMyDeeds(asMember(id, at))).deeds.map(({ code }) => code)

/** A standing version with somebody who is drawn and somebody who is not. */
async function bothSides(): Promise<{ drawn: string; free: string; everybody: string[]; all: string[] }> {
  await stated(2_000)
  const everybody = await joined(daysOn(-5), 60)
  const all = await drawnOf(everybody)
  const free = everybody.find((id) => !all.includes(id)) ?? ''
  return { drawn: all[0] ?? '', free, everybody, all }
}

describe('who is held out', () => {
  test('is drawn by a lot that anybody can work out, and by no other', async () => {
    const { everybody, all } = await bothSides()
    expect(all.length).toBeGreaterThan(0)
    const found = await rows<{ id: string }>('select id from unnest($1::uuid[]) id where is_held_out(id, $2)', [
      everybody,
      today,
    ])
    expect(found.map(({ id }) => id).toSorted()).toEqual(all.toSorted())
  })

  test('is offered nothing for a deed and gets nothing; the others are offered it and get it', async () => {
    const { drawn, free } = await bothSides()
    const code = await newBehaviour(clerk)
    await ruleFor(code)
    expect(await deedsOf(free)).toContain(code)
    expect(await deedsOf(drawn)).not.toContain(code)
    expect(await did(clerk, code, free)).toMatchObject({ value: { points: 50, reason: null } })
    expect(await did(clerk, code, drawn)).toMatchObject({ value: { points: 0, reason: 'held-out' } })
    expect(await balanceOf(drawn)).toMatchObject({ available: 0 })
    expect((await getMyDeeds(asMember(drawn))).me?.recent).toEqual([])
  })

  test('joined while it stood: who was there before loses nothing', async () => {
    await stated(2_000)
    const early = await joined(daysOn(-11), 60)
    const found = await row<{ n: number }>(
      'select count(*)::int as n from unnest($1::uuid[]) id where is_held_out(id, $2)',
      [early, today],
    )
    expect(found?.n).toBe(0)
    expect((await drawnOf(early)).length).toBeGreaterThan(0)
  })

  test('stays so while it stands, and is offered everything when it is over', async () => {
    const { drawn } = await bothSides()
    const code = await newBehaviour(clerk)
    await ruleFor(code)
    expect(await deedsOf(drawn, daysOn(79))).not.toContain(code)
    expect(await deedsOf(drawn, daysOn(81))).toContain(code)
    expect(await stated(0, { at: daysOn(1) })).toMatchObject({ ok: true })
    expect(await deedsOf(drawn, daysOn(1))).toContain(code)
    // what was decided while it stood stays as it was
    await did(clerk, code, drawn)
    expect(await eventsOf(drawn)).toMatchObject([{ given: 0, reason: 'held-out' }])
  })

  test('is paid for signing up all the same: that was promised before there was a lot', async () => {
    const { drawn } = await bothSides()
    await publishRule(
      {
        trigger: { kind: 'behaviour', code: 'sign-up' },
        reward: { kind: 'fixed', points: points(70), per: 'order' },
        limits: noLimits,
      },
      before,
    )
    expect(await deedsOf(drawn)).toEqual(['sign-up'])
  })
})

test('a deed is not decided by rules that its shopper is not offered, whoever read them', async () => {
  const { drawn } = await bothSides()
  const code = await newBehaviour(clerk)
  const rule = await ruleFor(code)
  const event = await row<{ id: string }>(`select behaviour_happened($1, $2, 'x', '{}', null, $3) as id`, [
    code,
    drawn,
    today,
  ])
  const made = await decide(db(), today, {
    eventId: event?.id ?? '',
    asked: [[rule, 1]],
    rows: [],
    nothing: 'condition',
  })
  expect(made).toMatchObject({ refusal: 'behaviour-rules-changed' })
})

test('what is earned by paying is the same for everybody: the rules that a cart is told are equal', async () => {
  const { drawn, free } = await bothSides()
  await publishRule({ reward: { kind: 'fixed', points: points(30), per: 'order' } }, before)
  const told = (id: string) =>
    row('select earning_facts($1, null, $2) as facts', [id, today]).then((found) => JSON.stringify(found))
  expect(await told(drawn)).toBe(await told(free))
})

test('pages that everybody sees are told that some are held out, and until when', async () => {
  await stated(0, { at: begin })
  const code = await newBehaviour(clerk)
  await ruleFor(code)
  const live = () => row<{ live: object }>('select earning_live($1) as live', [today]).then((found) => found?.live)
  expect(await live()).not.toHaveProperty('heldOutBps')
  await stated(1_000, { at: daysOn(-2) })
  expect(await live()).toMatchObject({ heldOutBps: 1_000, heldOutUntil: expect.any(String) })
  expect(await getMyDeeds({ ...asMember(await newShopper()), actor: null })).toMatchObject({ heldOutBps: 1_000 })
})

test('the database and the code keep the same rules from whom is drawn', async () => {
  const triggers = [
    { kind: 'order-paid' },
    ...['sign-up', 'review', 'birthday', 'b-1'].map((code) => ({ kind: 'behaviour', code })),
  ]
  for (const trigger of triggers) {
    const found = await row<{ is: boolean }>('select holdout_withholds($1) as is', [JSON.stringify(trigger)])
    expect(found?.is).toBe(isWithheld(trigger))
  }
})

describe('a holdout is stated', () => {
  test('once per request, with its reason in the record; other words under the same request are refused', async () => {
    const requestId = randomUUID()
    const owner = { requestId, at: daysOn(-3) }
    expect(await stated(500, owner)).toMatchObject({ ok: true })
    expect(await stated(500, { ...owner, at: daysOn(-2) })).toMatchObject({ ok: true })
    expect(await stated(600, owner)).toMatchObject({ refusal: 'key-reused' })
    expect(await stated(500, { ...owner, days: 91 })).toMatchObject({ refusal: 'key-reused' })
    const told = await rows(
      `select l.after->'shareBps' as share, l.reason from audit_log l join holdout_version v on l.subject = 'holdout:' || v.id where v.request_key = $1`,
      [requestId],
    )
    expect(told).toEqual([{ share: 500, reason: '看看有没有用' }])
  })

  test('and ended once; it is never rewritten, never above a fifth', async () => {
    await stated(500, { at: daysOn(20) })
    expect(await stated(0, { at: daysOn(21) })).toMatchObject({ ok: true })
    expect(await stated(0, { at: daysOn(22) })).toMatchObject({ refusal: 'holdout-none' })
    await expect(db().query('update holdout_version set share_bps = 1')).rejects.toMatchObject({ code: '42501' })
    await expect(stated(2_100, { at: daysOn(23) })).rejects.toThrow()
  })
})
