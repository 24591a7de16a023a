import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { listAudit } from '@/lib/audit/queries'
import { auditFilterSchema } from '@/lib/audit/schema'
import { openShop } from '@/lib/cart/shelf.fixture'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { brokenInvariants, useTestDatabase } from '@/lib/db/testing'
import type { StaffRole } from '@/lib/gate/context'
import { staff } from '@/lib/gate/staff.fixture'
import { fundBudget } from '../budgets/fund-budget'
import { listAttempts, listBudgets, listGrants } from '../budgets/queries'
import { fundBudgetSchema } from '../budgets/schema'
import { balanceOf, give, newShopper, today } from '../ledger.fixture'
import { decideAdjustment } from './decide-adjustment'
import { previewAdjustment } from './preview-adjustment'
import { previewBatch } from './preview-batch'
import { proposeAdjustment } from './propose-adjustment'
import { countWaiting, findAdjustment, getAllowance, getLimits, listAdjustmentRows, listAdjustments } from './queries'
import { saveLimits } from './save-limits'
import { adjustmentFilterSchema } from './schema'

useTestDatabase()
beforeAll(openShop)
afterEach(async () => expect(await brokenInvariants()).toEqual([]))

const clerk = async (role: StaffRole = 'owner') => ({ ...(await staff(role)), at: today })
const emailOf = async (id: string) =>
  (await row<{ email: string }>('select email from account where id = $1', [id]))?.email ?? ''
const words = {
  title: '周年',
  reasonCode: 'event' as const,
  shopperNote: '周年快乐',
  internalNote: '',
  validDays: 30,
}
const goodwill = async () => (await listBudgets({ on: db() })).find(({ code }) => code === 'goodwill')

describe('the goodwill budget', () => {
  it('begins empty, is granted points once per request, and says who granted them and why', async () => {
    const ctx = await clerk()
    const empty = await goodwill()
    expect(empty).toMatchObject({ grantedPoints: 0, remainingPoints: 0 })
    const ask = { budgetId: empty?.id ?? '', points: 1_000, requestId: randomUUID(), reason: '开店第一笔' }
    expect(await fundBudget(ctx, ask)).toEqual({ ok: true, value: { remainingPoints: 1_000 } })
    expect(await fundBudget(ctx, ask)).toEqual({ ok: true, value: { remainingPoints: 1_000 } })
    expect(await fundBudget(ctx, { ...ask, points: -2_000, requestId: randomUUID() })).toMatchObject({
      refusal: 'budget-below-zero',
    })
    expect(await listGrants(ctx)).toMatchObject([{ points: 1_000, reason: '开店第一笔', actorName: '店长' }])
    expect(await listAttempts(ctx)).toEqual([])
    expect(fundBudgetSchema.safeParse({ ...ask, points: 0 }).success).toBe(false)
  })
})

describe('a pasted list', () => {
  it('is shown row by row, with who is unknown and which line cannot be read; nothing happens', async () => {
    const [ctx, li, han] = [await clerk(), await newShopper(), await newShopper()]
    await give(han, 10)
    const text = `邮箱,积分\n${await emailOf(li)},40\n${await emailOf(han)},-60\nnobody@nowhere.test,5\n坏行`
    const seen = await previewBatch(ctx, { text, words })
    expect(seen).toMatchObject({
      ok: true,
      value: {
        movedPoints: 100,
        needsSecondPerson: false,
        problems: [{ line: 5, code: 'line-shape' }],
        unknown: [{ line: 4, email: 'nobody@nowhere.test' }],
        rows: [
          { accountId: li, beforePoints: 0, afterPoints: 40, refusal: null },
          { accountId: han, beforePoints: 10, afterPoints: 10, refusal: 'points-not-enough' },
        ],
      },
    })
    expect(await balanceOf(li)).toMatchObject({ available: 0 })
    expect(await previewBatch(ctx, { text: '坏行', words })).toMatchObject({ ok: true, value: { rows: [] } })
  })
})

describe('what waits for a second person', () => {
  it('is said beforehand, stands first in the list and in everybody else’s count, and is done by another', async () => {
    const [asks, agrees, li] = [await clerk('support'), await clerk('merchant'), await newShopper()]
    expect(await getAllowance(asks)).toMatchObject({ leftPoints: 2_000, limitPoints: 2_000, budgetPoints: 1_000 })
    await saveLimits(agrees, { owner: 100_000, merchant: 20_000, support: 100, reason: '先紧一点' })
    expect(await getLimits(asks)).toEqual({ owner: 100_000, merchant: 20_000, support: 100 })
    const input = { ...words, requestId: randomUUID(), rows: [{ accountId: li, points: 150 }] }
    expect(await previewAdjustment(asks, { ...input, requestId: randomUUID() })).toMatchObject({
      value: { needsSecondPerson: true, budgetLeftPoints: 850 },
    })
    const made = await proposeAdjustment(asks, input)
    const adjustmentId = made.ok ? made.value.adjustmentId : ''
    expect([await countWaiting(asks, asks.actor.id), await countWaiting(agrees, agrees.actor.id)]).toEqual([0, 1])
    expect(await decideAdjustment(agrees, { adjustmentId, agreed: true, note: '可以' })).toEqual({
      ok: true,
      value: 'posted',
    })
    expect(await findAdjustment(agrees, adjustmentId)).toMatchObject({
      state: 'posted',
      decisionNote: '可以',
      isOwn: false,
      points: 150,
    })
    expect(await listAdjustmentRows(agrees, adjustmentId)).toMatchObject([{ accountId: li, availablePoints: 150 }])
    const page = await listAdjustments(agrees, adjustmentFilterSchema.parse({ state: 'posted', shopper: li }))
    expect(page).toMatchObject({ total: 1, adjustments: [{ id: adjustmentId, no: 1 }] })
  })

  it('is told of in the audit when a limit changes', async () => {
    const { entries } = await listAudit(await clerk(), auditFilterSchema.parse({ action: 'points.limits' }))
    expect(entries[0]).toMatchObject({ reason: '先紧一点', before: { support: 2_000 }, after: { support: 100 } })
  })
})

describe('points of one’s own', () => {
  it('are neither adjusted nor agreed to by oneself', async () => {
    const [asks, other] = [await clerk('support'), await clerk('merchant')]
    const own = { ...words, requestId: randomUUID(), rows: [{ accountId: asks.actor.id, points: 5 }] }
    expect(await proposeAdjustment(asks, own)).toMatchObject({ refusal: 'adjustment-own-account' })
    const theirs = { ...own, rows: [{ accountId: other.actor.id, points: 500 }] }
    const made = await proposeAdjustment(asks, theirs)
    const adjustmentId = made.ok ? made.value.adjustmentId : ''
    expect(await decideAdjustment(other, { adjustmentId, agreed: true, note: '' })).toMatchObject({
      refusal: 'adjustment-own-account',
    })
    expect(await decideAdjustment(other, { adjustmentId, agreed: false, note: '' })).toEqual({
      ok: true,
      value: 'declined',
    })
  })
})
