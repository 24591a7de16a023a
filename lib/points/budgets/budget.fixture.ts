import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { newShopper } from '../ledger.fixture'
import { fund } from './store'

/** A budget of its own with so many points granted. */
export async function newBudget(granted: number): Promise<string> {
  const made = await row<{ id: string }>(
    `insert into points_budget (code, title_zh, title_en) values ($1, '开业', 'Opening') returning id`,
    [`b-${randomUUID().slice(0, 8)}`],
  )
  const id = made?.id ?? ''
  if (granted > 0) await grant(id, granted)
  return id
}

export async function grant(budgetId: string, points: number): Promise<void> {
  const made = await fund(db(), null, await newShopper(), {
    budgetId,
    points,
    requestId: randomUUID(),
    reason: 'opening',
  })
  if (!made.ok) throw new Error(made.refusal)
}

export const leftOf = async (id: string): Promise<number | undefined> =>
  (await row<{ left: number }>('select remaining_points as left from points_budget where id = $1', [id]))?.left

export const attemptsOn = (id: string) =>
  rows<{ asked: number; reason: string }>(
    'select asked_points as asked, reason from award_attempt where budget_id = $1',
    [id],
  )
