import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import { staff } from '@/lib/gate/staff.fixture'
import type { ProposeInput } from '@/lib/points/adjustments/store'
import { fund } from '@/lib/points/budgets/store'

/** A budget of its own with so many points; and the goodwill budget, out of which staff give, is filled. */
export async function newBudget(points: number): Promise<string> {
  const owner = await staff('owner')
  const fill = (budgetId: string, sum: number) =>
    fund(db(), null, owner.actor.id, { budgetId, points: sum, requestId: randomUUID(), reason: 'a trial' })
  const goodwill = await row<{ id: string }>(`select id from points_budget where code = 'goodwill'`)
  await fill(goodwill?.id ?? '', 10_000_000)
  const code = `trial-${randomUUID().slice(0, 8)}`
  const made = await row<{ id: string }>(
    `insert into points_budget (code, title_zh, title_en) values ($1, '试', 'Trial') returning id`,
    [code],
  )
  if (points > 0) await fill(made?.id ?? '', points)
  return made?.id ?? ''
}

/** Points given to a shopper by hand. */
export const byHand = (accountId: string, points: number): ProposeInput => ({
  requestId: randomUUID(),
  title: '',
  reasonCode: 'goodwill',
  shopperNote: '试',
  internalNote: 'trial',
  validDays: 30,
  rows: [{ accountId, points }],
})
