import { afterEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import { points } from '@/lib/kernel/points'
import { expireDuePoints } from './expire-due-points'
import { balanceOf, daysOn, give, hold, journalOf, newShopper, remainingOf, spendAtOnce, today } from './ledger.fixture'
import { releaseDuePoints } from './release-due-points'
import { postingKinds } from './rules'
import { holdCapture, holdRelease, returnSpend, revoke } from './store'

useTestDatabase()
afterEach(async () => {
  expect(await brokenInvariants()).toEqual([])
  // nothing of one story is due in the next
  await releaseDuePoints(at(999))
  await expireDuePoints(at(999))
})

const undo = (key: string) => ({ key, explanation: { reason: 'returned' }, actorId: null })
const at = (days: number) => ({ at: daysOn(days), on: db() })

describe('an award', () => {
  it('is spendable at once without a release day, and pending with one', async () => {
    const li = await newShopper()
    await give(li, 300)
    await give(li, 200, { releasesAt: daysOn(7) })
    expect(await balanceOf(li)).toEqual({ available: 300, pending: 200, held: 0, debt: 0 })
    expect(await journalOf(li)).toEqual(['manual available+300 issued-300', 'manual pending+200 issued-200'])
  })

  it('answers the same key with the same posting, and refuses the key with other input', async () => {
    const li = await newShopper()
    const first = await give(li, 300, { key: 'order:a:award' })
    expect(await give(li, 300, { key: 'order:a:award' })).toEqual(first)
    const other = await give(li, 301, { key: 'order:a:award' })
    expect(other).toMatchObject({ ok: false, refusal: 'key-reused' })
    expect(await give(await newShopper(), 300, { key: 'order:a:award' })).toMatchObject({ refusal: 'key-reused' })
    expect(await balanceOf(li)).toMatchObject({ available: 300 })
  })

  it.each([0, -5])('of %i points is refused', async (amount) => {
    const li = await newShopper()
    expect(await give(li, amount)).toMatchObject({ refusal: 'points-not-positive' })
    expect(await journalOf(li)).toEqual([])
  })

  it('cannot be given to nobody, nor under a kind that the shop does not know', async () => {
    await expect(give('0198c0de-0000-7000-8000-000000000000', 10)).rejects.toThrow('foreign key')
    // @ts-expect-error not a kind of posting
    await expect(give(await newShopper(), 10, { kind: 'rain' })).rejects.toThrow('posting_kind')
  })
})

it('the kinds of postings are the same in the rules and in the database', async () => {
  const { rows } = await db().query(
    `select pg_get_constraintdef(oid) as def from pg_constraint where conname = 'posting_kind'`,
  )
  const kinds = /'\{([a-z,-]+)\}'/.exec(String(rows[0].def))?.[1]?.split(',')
  expect(new Set(kinds)).toEqual(new Set(postingKinds))
})

describe('release', () => {
  it('waits for the day, then makes each lot spendable once', async () => {
    const li = await newShopper()
    await give(li, 200, { releasesAt: daysOn(7) })
    expect(await releaseDuePoints(at(6.9))).toBe(0)
    expect(await releaseDuePoints(at(7))).toBe(1)
    expect(await releaseDuePoints(at(8))).toBe(0)
    expect(await balanceOf(li)).toEqual({ available: 200, pending: 0, held: 0, debt: 0 })
  })

  it('nets what the shopper owes first', async () => {
    const li = await newShopper()
    await give(li, 100, { key: 'netted:award' })
    await spendAtOnce(li, 100)
    await revoke(db(), today, undo('netted:award'))
    expect(await balanceOf(li)).toEqual({ available: 0, pending: 0, held: 0, debt: 100 })
    await give(li, 130, { releasesAt: daysOn(1) })
    expect(await balanceOf(li)).toMatchObject({ pending: 130, debt: 100 })
    await releaseDuePoints(at(1))
    expect(await balanceOf(li)).toEqual({ available: 30, pending: 0, held: 0, debt: 0 })
    expect((await journalOf(li)).at(-1)).toBe('release pending-130 available+30 debt+100')
  })
})

describe('a spend', () => {
  it('takes the lot that expires first, whatever came first, and a lot without end last', async () => {
    const li = await newShopper()
    await give(li, 100, { expiresAt: null })
    await give(li, 100, { expiresAt: daysOn(90) })
    await give(li, 100, { expiresAt: daysOn(30) })
    await spendAtOnce(li, 150)
    expect(await remainingOf(li)).toEqual([100, 50, 0])
  })

  it('is refused beyond what is live: pending and expired points cannot be spent', async () => {
    const li = await newShopper()
    await give(li, 100, { expiresAt: daysOn(1) })
    await give(li, 100, { releasesAt: daysOn(7) })
    await give(li, 40)
    expect(await spendAtOnce(li, 141)).toMatchObject({
      refusal: 'points-not-enough',
      details: { availablePoints: 140 },
    })
    expect(await spendAtOnce(li, 41, 'late', daysOn(1))).toMatchObject({ details: { availablePoints: 40, points: 41 } })
    expect(await remainingOf(li)).toEqual([100, 100, 40])
  })

  it('is one spend for one key', async () => {
    const li = await newShopper()
    await give(li, 100)
    const first = await spendAtOnce(li, 60, 'tea')
    expect(await spendAtOnce(li, 60, 'tea')).toEqual(first)
    expect(await spendAtOnce(li, 61, 'tea')).toMatchObject({ refusal: 'key-reused' })
    expect(await spendAtOnce(li, 0)).toMatchObject({ refusal: 'points-not-positive' })
    expect(await balanceOf(li)).toMatchObject({ available: 40 })
  })
})

describe('a hold', () => {
  it('sets points aside, and a capture spends them for good', async () => {
    const li = await newShopper()
    await give(li, 100)
    const taken = await hold(li, 'h1', 60)
    expect(await hold(li, 'h1', 60)).toEqual(taken)
    expect(await hold(li, 'h1', 61)).toMatchObject({ refusal: 'key-reused' })
    expect(await balanceOf(li)).toEqual({ available: 40, pending: 0, held: 60, debt: 0 })
    const spent = await holdCapture(db(), today, 'h1')
    expect(await holdCapture(db(), today, 'h1')).toEqual(spent)
    expect(await holdRelease(db(), today, 'h1')).toEqual({ ok: true, value: null })
    expect(await balanceOf(li)).toEqual({ available: 40, pending: 0, held: 0, debt: 0 })
  })

  it('released gives every lot its own points back, once', async () => {
    const li = await newShopper()
    await give(li, 50, { expiresAt: daysOn(10) })
    await give(li, 50)
    await hold(li, 'h2', 70)
    expect(await remainingOf(li)).toEqual([0, 30])
    await holdRelease(db(), today, 'h2')
    await holdRelease(db(), today, 'h2')
    expect(await remainingOf(li)).toEqual([50, 50])
    expect(await holdCapture(db(), today, 'h2')).toMatchObject({ refusal: 'hold-released' })
  })

  it('that nobody took can be neither captured, released nor returned', async () => {
    expect(await hold(await newShopper(), 'poor', 1)).toMatchObject({ refusal: 'points-not-enough' })
    for (const key of ['poor', 'nobody']) {
      expect(await holdCapture(db(), today, key)).toMatchObject({ refusal: 'hold-unknown' })
      expect(await holdRelease(db(), today, key)).toMatchObject({ refusal: 'hold-unknown' })
      expect(await returnSpend(db(), today, undo(key))).toMatchObject({ refusal: 'hold-unknown' })
    }
  })

  it('released after its lot has died gives the shopper two weeks, and then the points go', async () => {
    const li = await newShopper()
    await give(li, 50, { expiresAt: daysOn(1) })
    await hold(li, 'h3', 50)
    expect(await expireDuePoints(at(2))).toBe(0)
    await holdRelease(db(), daysOn(2), 'h3')
    expect(await spendAtOnce(li, 10, 'grace', daysOn(15))).toMatchObject({ ok: true })
    expect(await expireDuePoints(at(16))).toBe(1)
    expect(await balanceOf(li)).toEqual({ available: 0, pending: 0, held: 0, debt: 0 })
  })

  it('taken again after a late payment can be released again', async () => {
    const li = await newShopper()
    await give(li, 50)
    await hold(li, 'h4', 50)
    await holdRelease(db(), today, 'h4')
    await db().query(`select points_rehold('h4', $1, $2)`, [daysOn(2), today])
    expect(await balanceOf(li)).toMatchObject({ held: 50 })
    await holdRelease(db(), today, 'h4')
    expect(await balanceOf(li)).toEqual({ available: 50, pending: 0, held: 0, debt: 0 })
    expect(await remainingOf(li)).toEqual([50])
  })
})

describe('expiry', () => {
  it('takes what is left on the last day, by a line of its own', async () => {
    const li = await newShopper()
    await give(li, 50, { expiresAt: daysOn(10) })
    await spendAtOnce(li, 20)
    expect(await expireDuePoints(at(9.99))).toBe(0)
    expect(await expireDuePoints(at(10))).toBe(1)
    expect(await expireDuePoints(at(11))).toBe(0)
    expect((await journalOf(li)).at(-1)).toBe('expiry available-30 expired+30')
  })

  it('takes points that came back by a clock behind its own: the same lot twice, with other amounts', async () => {
    const li = await newShopper()
    await give(li, 50, { expiresAt: daysOn(10) })
    await hold(li, 'slow', 20)
    expect(await expireDuePoints(at(10))).toBe(1)
    // this transaction began just before the last day ended, and had to wait for the expiry
    await holdRelease(db(), daysOn(9.999), 'slow')
    expect(await balanceOf(li)).toMatchObject({ available: 20 })
    expect(await expireDuePoints(at(10))).toBe(1)
    expect(await balanceOf(li)).toMatchObject({ available: 0 })
  })
})

describe('a refund', () => {
  it('returns spent points to their lots, once, and only of a captured hold', async () => {
    const li = await newShopper()
    await give(li, 100)
    await hold(li, 'r1', 60)
    expect(await returnSpend(db(), today, undo('r1'))).toMatchObject({ refusal: 'hold-not-captured' })
    await holdCapture(db(), today, 'r1')
    const back = await returnSpend(db(), today, undo('r1'))
    expect(await returnSpend(db(), today, undo('r1'))).toEqual(back)
    expect(await balanceOf(li)).toEqual({ available: 100, pending: 0, held: 0, debt: 0 })
    expect(await remainingOf(li)).toEqual([100])
  })

  it.each([
    { name: 'pending points', pending: true, spent: 0, expect: { available: 0, debt: 0 } },
    { name: 'points still there', pending: false, spent: 0, expect: { available: 0, debt: 0 } },
    { name: 'points spent in part', pending: false, spent: 40, expect: { available: 0, debt: 40 } },
    { name: 'points spent in full', pending: false, spent: 100, expect: { available: 0, debt: 100 } },
  ])('takes back $name, and never below zero', async ({ name, pending, spent, expect: left }) => {
    const li = await newShopper()
    await give(li, 100, { key: `${name}:award`, ...(pending && { releasesAt: daysOn(7) }) })
    if (spent) await spendAtOnce(li, spent)
    const taken = await revoke(db(), today, undo(`${name}:award`))
    expect(await revoke(db(), today, undo(`${name}:award`))).toEqual(taken)
    expect(await balanceOf(li)).toEqual({ pending: 0, held: 0, ...left })
    expect(await releaseDuePoints(at(8))).toBe(0)
  })

  it('takes spent points from other lots before it makes a debt', async () => {
    const li = await newShopper()
    await give(li, 100, { key: 'other:award', expiresAt: daysOn(5) })
    await spendAtOnce(li, 100)
    await give(li, 70)
    await revoke(db(), today, undo('other:award'))
    expect(await balanceOf(li)).toEqual({ available: 0, pending: 0, held: 0, debt: 30 })
  })

  it('does not take what had expired unused a second time', async () => {
    const li = await newShopper()
    await give(li, 100, { key: 'gone:award', expiresAt: daysOn(5) })
    await expireDuePoints(at(5))
    expect(await revoke(db(), daysOn(6), undo('gone:award'))).toEqual({ ok: true, value: null })
    expect(await balanceOf(li)).toEqual({ available: 0, pending: 0, held: 0, debt: 0 })
  })

  it('of something that was no award is refused', async () => {
    const li = await newShopper()
    await give(li, 100)
    await spendAtOnce(li, 10, 'a-spend')
    expect(await revoke(db(), today, undo('a-spend'))).toMatchObject({ refusal: 'award-unknown' })
    expect(await revoke(db(), today, undo('nothing'))).toMatchObject({ refusal: 'award-unknown' })
  })

  it.each([['award first'], ['spend first']])('ends the same whichever is undone first: %s', async (order) => {
    const li = await newShopper()
    await give(li, 100, { key: `${order}:award` })
    await give(li, 400)
    await hold(li, `${order}:hold`, 500)
    await holdCapture(db(), today, `${order}:hold`)
    const steps = [
      () => revoke(db(), today, undo(`${order}:award`)),
      () => returnSpend(db(), today, undo(`${order}:hold`)),
    ]
    for (const step of order === 'award first' ? steps : steps.reverse()) await step()
    expect(await balanceOf(li)).toEqual({ available: 400, pending: 0, held: 0, debt: 0 })
  })

  it('of an award whose points are on hold: a released hold pays the debt', async () => {
    const li = await newShopper()
    await give(li, 100, { key: 'onhold:award' })
    await hold(li, 'onhold', 100)
    await revoke(db(), today, undo('onhold:award'))
    expect(await balanceOf(li)).toEqual({ available: 0, pending: 0, held: 100, debt: 100 })
    await holdRelease(db(), today, 'onhold')
    expect(await balanceOf(li)).toEqual({ available: 0, pending: 0, held: 0, debt: 0 })
    expect((await journalOf(li)).at(-1)).toBe('debt-netting available-100 debt+100')
  })
})

it('an amount that is not a whole number never reaches the ledger', () => {
  expect(() => points(1.5)).toThrow('whole number')
})
