import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { newShopper } from '@/lib/points/ledger.fixture'
import { definitionOf } from './definition.fixture'
import type { Definition } from './schema'
import { approve, keepLint, keepSimulation, launch, save } from './staff/store'

/** Somebody of the staff. */
export async function newStaff(role = 'marketer'): Promise<string> {
  const id = await newShopper()
  await rows('update account set staff_role = $2 where id = $1', [id, role])
  return id
}

/** A marketing budget with so many points in it. */
export async function marketingBudget(granted: number): Promise<string> {
  const made = await row<{ id: string }>(
    `insert into points_budget (code, title_zh, title_en) values ($1, '活动', 'Campaigns') returning id`,
    [`b-${randomUUID().slice(0, 8)}`],
  )
  const id = made?.id ?? ''
  if (granted > 0) await rows('select budget_fund($1, $2, $3, $4, null, null)', [id, granted, 'opening', 'opening'])
  return id
}

export type LiveCampaign = {
  campaignId: string
  slug: string
  version: number
  definition: Definition
  /** the marketing budget that its points came out of */
  budgetId: string
  authorId: string
  approverId: string
}

type Options = {
  deck?: (campaignId: string, definition: Definition) => unknown
  at?: Date | null
  until?: 'simulated' | 'approved' | 'scheduled'
}

/** A campaign through all of its way to the launch, with a budget of its own that has twice what it needs. Its linter was asked nothing. */
export async function liveCampaign(fields: Partial<Definition> = {}, options: Options = {}): Promise<LiveCampaign> {
  const { at = null, until = 'scheduled' } = options
  const [authorId, approverId] = [await newStaff(), await newStaff('owner')]
  const wanted = definitionOf(fields)
  const budgetId = wanted.budget.budgetId ?? (await marketingBudget(wanted.budget.points * 2))
  const definition = { ...wanted, budget: { ...wanted.budget, budgetId } }
  const by = { actorId: authorId, at }
  const draft = must(await save(db(), by, { campaignId: null, version: null, definition, requestId: randomUUID() }))
  must(await keepLint(db(), by, draft, [], true))
  must(await keepSimulation(db(), by, draft, {}))
  const byOther = { actorId: approverId, at }
  const made = { ...draft, definition, budgetId, authorId, approverId }
  if (until === 'simulated') return made
  must(await approve(db(), byOther, { ...draft, forOthers: true }))
  if (until === 'approved') return made
  const deck = options.deck?.(draft.campaignId, definition) ?? null
  must(await launch(db(), byOther, { campaignId: draft.campaignId, version: draft.version, deck }))
  return made
}

/** What was done, or an error that says why it was refused. */
export function must<V>(result: { ok: true; value: V } | { ok: false; refusal: string; details?: unknown }): V {
  if (!result.ok) throw new Error(`refused: ${result.refusal} ${JSON.stringify(result.details)}`)
  return result.value
}
