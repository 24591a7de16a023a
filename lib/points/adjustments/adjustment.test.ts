import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { StaffRole } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { mergeAccounts } from '@/lib/shoppers/merges/merge-accounts'
import { fund } from '../budgets/store'
import { balanceOf, daysOn, give, journalOf, newShopper, remainingOf, spendAtOnce, today } from '../ledger.fixture'
import { decideAdjustment } from './decide-adjustment'
import { previewAdjustment } from './preview-adjustment'
import { proposeAdjustment } from './propose-adjustment'
import { findAdjustment } from './queries'
import { revertAdjustment } from './revert-adjustment'
import { revertOwnSlip } from './revert-own-slip'
import type { ProposeInput } from './store'

useTestDatabase({ size: 20 })
beforeAll(async () => {
  await openShop()
  await refill(10_000_000)
})
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

const budget = async () =>
  (await row<{ id: string; left: number }>(
    `select id, remaining_points as left from points_budget where code = 'goodwill'`,
  )) ?? { id: '', left: 0 }
async function refill(points: number) {
  const { id } = await budget()
  const owner = await clerk()
  return fund(db(), today, owner.actor.id, { budgetId: id, points, requestId: randomUUID(), reason: 'more' })
}
const clerk = async (role: StaffRole = 'support') => ({ ...(await staff(role)), at: today })
const wordsFor = (accountRows: [string, number][], more: Partial<ProposeInput> = {}): ProposeInput => ({
  requestId: randomUUID(),
  title: '',
  reasonCode: 'goodwill',
  shopperNote: '包裹晚到，请收下一点心意',
  internalNote: 'SF1',
  validDays: 30,
  rows: accountRows.map(([accountId, points]) => ({ accountId, points })),
  ...more,
})
const idOf = (made: Awaited<ReturnType<typeof proposeAdjustment>>) => (made.ok ? made.value.adjustmentId : made.refusal)

describe('points by hand', () => {
  it('are given as a lot with a last day of its own, out of the goodwill budget', async () => {
    const [ctx, li, before] = [await clerk(), await newShopper(), await budget()]
    expect(await proposeAdjustment(ctx, wordsFor([[li, 500]]))).toMatchObject({ ok: true, value: { state: 'posted' } })
    expect(await balanceOf(li)).toMatchObject({ available: 500 })
    const lot = await row('select funding, expires_at as until from lot where account_id = $1', [li])
    expect(lot).toEqual({ funding: 'marketing', until: new Date('2040-03-31T16:00:00Z') })
    expect(before.left - (await budget()).left).toBe(500)
  })

  it('are taken soonest-ending first, and never below zero', async () => {
    const [ctx, li] = [await clerk(), await newShopper()]
    await give(li, 100, { expiresAt: daysOn(5) })
    await give(li, 100)
    await proposeAdjustment(ctx, wordsFor([[li, -150]], { reasonCode: 'correction' }))
    expect(await remainingOf(li)).toEqual([0, 50])
    expect(await proposeAdjustment(ctx, wordsFor([[li, -51]]))).toMatchObject({ refusal: 'adjustment-row-refused' })
    expect(await balanceOf(li)).toMatchObject({ available: 50 })
  })

  it('are not given twice, not to nobody, and not out of an empty budget', async () => {
    const [ctx, li] = [await clerk('owner'), await newShopper()]
    const words = wordsFor([[li, 10]])
    const first = await proposeAdjustment(ctx, words)
    expect(await proposeAdjustment(ctx, words)).toEqual({
      ok: true,
      value: { ...(first.ok && first.value), replayed: true },
    })
    expect(await proposeAdjustment(ctx, { ...words, shopperNote: 'other' })).toMatchObject({ refusal: 'key-reused' })
    expect(await proposeAdjustment(ctx, wordsFor([[randomUUID(), 10]]))).toMatchObject({ refusal: 'shopper-unknown' })
    const { left } = await budget()
    await refill(-left + 5)
    expect(await proposeAdjustment(ctx, wordsFor([[li, 6]]))).toMatchObject({ refusal: 'budget-empty' })
    expect(await balanceOf(li)).toMatchObject({ available: 10 })
    await refill(10_000_000)
  })
})

describe('above the limit of the day', () => {
  it('nothing happens until another person agrees; one never agrees with oneself', async () => {
    const [asks, agrees, li] = [await clerk(), await clerk('merchant'), await newShopper()]
    const made = await proposeAdjustment(asks, wordsFor([[li, 2_001]]))
    expect(made).toMatchObject({ ok: true, value: { state: 'waiting' } })
    expect(await balanceOf(li)).toMatchObject({ available: 0 })
    const words = { adjustmentId: idOf(made), agreed: true, note: '' }
    expect(await decideAdjustment(asks, words)).toMatchObject({ refusal: 'second-person-needed' })
    expect(await decideAdjustment(agrees, words)).toEqual({ ok: true, value: 'posted' })
    expect(await decideAdjustment(agrees, words)).toMatchObject({ refusal: 'adjustment-decided' })
    expect(await balanceOf(li)).toMatchObject({ available: 2_001 })
  })

  it('what was declined stays undone', async () => {
    const [asks, agrees, li] = [await clerk(), await clerk('merchant'), await newShopper()]
    const adjustmentId = idOf(await proposeAdjustment(asks, wordsFor([[li, 5_000]])))
    expect(await decideAdjustment(agrees, { adjustmentId, agreed: false, note: 'too much' })).toEqual({
      ok: true,
      value: 'declined',
    })
    expect(await revertAdjustment(agrees, { adjustmentId, reason: 'oops' })).toMatchObject({
      refusal: 'adjustment-not-posted',
    })
    expect(await balanceOf(li)).toMatchObject({ available: 0 })
  })

  it('an account that was merged meanwhile gets its points where they all are now', async () => {
    const [asks, agrees, old, kept] = [await clerk(), await clerk('owner'), await newShopper(), await newShopper()]
    const adjustmentId = idOf(await proposeAdjustment(asks, wordsFor([[old, 2_500]])))
    await mergeAccounts(agrees, { requestId: randomUUID(), fromId: old, intoId: kept, reason: '同一人' })
    await decideAdjustment(agrees, { adjustmentId, agreed: true, note: '' })
    expect([await balanceOf(old), await balanceOf(kept)]).toMatchObject([{ available: 0 }, { available: 2_500 }])
  })

  it('many small ones at once come no further than one large one', async () => {
    const [ctx, li] = [await clerk(), await newShopper()]
    const made = await Promise.all(Array.from({ length: 16 }, () => proposeAdjustment(ctx, wordsFor([[li, 500]]))))
    expect(made.filter((one) => one.ok && one.value.state === 'posted')).toHaveLength(4)
    expect(await balanceOf(li)).toMatchObject({ available: 2_000 })
  })

  it('agreeing and declining at once ends in one of the two', async () => {
    const [asks, one, other, li] = [await clerk(), await clerk('owner'), await clerk('merchant'), await newShopper()]
    const adjustmentId = idOf(await proposeAdjustment(asks, wordsFor([[li, 3_000]])))
    const answers = await Promise.all([
      decideAdjustment(one, { adjustmentId, agreed: true, note: '' }),
      decideAdjustment(other, { adjustmentId, agreed: false, note: '' }),
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  })
})

describe('a slip of one’s own', () => {
  const slipOf = async (ctx: Awaited<ReturnType<typeof clerk>>, points = 300) =>
    idOf(await proposeAdjustment(ctx, wordsFor([[await newShopper(), points]])))
  const notOwn = { ok: false, refusal: 'adjustment-not-own-slip' }

  it('is undone by who made it, without a second person, and the day’s limit stays used', async () => {
    const ctx = await clerk()
    const adjustmentId = await slipOf(ctx, 1_900)
    expect((await findAdjustment(ctx, adjustmentId))?.isOwnSlip).toBe(true)
    const undone = await revertOwnSlip(ctx, { adjustmentId, reason: '给错人了' })
    expect(undone).toEqual({ ok: true, value: 'reverted' })
    expect(await proposeAdjustment(ctx, wordsFor([[await newShopper(), 500]]))).toMatchObject({
      value: { state: 'waiting' },
    })
  })

  it('is nobody else’s: not a colleague’s, not yesterday’s, not what a second person agreed to', async () => {
    const [ctx, colleague, owner] = [await clerk(), await clerk(), await clerk('owner')]
    const adjustmentId = await slipOf(ctx)
    expect(await revertOwnSlip(colleague, { adjustmentId, reason: '看错' })).toMatchObject(notOwn)
    expect(await revertOwnSlip({ ...ctx, at: daysOn(1) }, { adjustmentId, reason: '昨天的' })).toMatchObject(notOwn)
    const agreed = await slipOf(ctx, 3_000)
    await decideAdjustment(owner, { adjustmentId: agreed, agreed: true, note: '' })
    expect(await revertOwnSlip(ctx, { adjustmentId: agreed, reason: '反悔' })).toMatchObject(notOwn)
    expect((await findAdjustment(ctx, agreed))?.isOwnSlip).toBe(false)
    expect(await revertAdjustment(owner, { adjustmentId: agreed, reason: '送错' })).toMatchObject({ ok: true })
  })
})

describe('a batch', () => {
  it('is shown row by row with what stands against it, and nothing of it happens', async () => {
    const [ctx, li, han] = [await clerk('owner'), await newShopper(), await newShopper()]
    await give(li, 50)
    const seen = await previewAdjustment(
      ctx,
      wordsFor([
        [li, -60],
        [han, 40],
      ]),
    )
    expect(seen).toMatchObject({ ok: true, value: { needsSecondPerson: false, movedPoints: 100 } })
    const shown = seen.ok ? seen.value.rows : []
    expect(shown.find((one) => one.accountId === li)).toMatchObject({ afterPoints: 50, refusal: 'points-not-enough' })
    expect(shown.find((one) => one.accountId === han)).toMatchObject({
      beforePoints: 0,
      afterPoints: 40,
      refusal: null,
    })
    expect([await balanceOf(li), await balanceOf(han)]).toMatchObject([{ available: 50 }, { available: 0 }])
    expect(await rows('select 1 from adjustment where proposed_by = $1', [ctx.actor.id])).toEqual([])
  })

  it('posts all its rows or none', async () => {
    const [ctx, li, han] = [await clerk('owner'), await newShopper(), await newShopper()]
    const refused = await proposeAdjustment(
      ctx,
      wordsFor([
        [han, 40],
        [li, -60],
      ]),
    )
    expect(refused).toMatchObject({ refusal: 'adjustment-row-refused', details: { reason: 'points-not-enough' } })
    expect(await balanceOf(han)).toMatchObject({ available: 0 })
  })

  it('is undone as a whole, once: given points go, spent ones are owed, taken ones are back in their lots', async () => {
    const [ctx, li, han, amy] = [await clerk('owner'), await newShopper(), await newShopper(), await newShopper()]
    await give(amy, 80, { expiresAt: daysOn(3) })
    const before = (await budget()).left
    const adjustmentId = idOf(
      await proposeAdjustment(
        ctx,
        wordsFor([
          [li, 100],
          [han, 100],
          [amy, -80],
        ]),
      ),
    )
    await spendAtOnce(han, 70)
    expect(await revertAdjustment(ctx, { adjustmentId, reason: 'wrong list' })).toEqual({ ok: true, value: 'reverted' })
    expect(await revertAdjustment(ctx, { adjustmentId, reason: 'wrong list' })).toEqual({ ok: true, value: 'reverted' })
    expect(await balanceOf(li)).toMatchObject({ available: 0, debt: 0 })
    expect(await balanceOf(han)).toMatchObject({ available: 0, debt: 70 })
    expect(await remainingOf(amy)).toEqual([80])
    expect((await journalOf(amy)).at(-1)).toBe('manual-revert available+80 issued-80')
    expect((await budget()).left).toBe(before)
  })
})
