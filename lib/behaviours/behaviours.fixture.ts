import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { row, rows } from '@/lib/db/sql'
import { publishRule } from '@/lib/earning/programme/rule.fixture'
import { noLimits, type RuleDefinition } from '@/lib/earning/programme/rules'
import type { StaffContext } from '@/lib/gate/context'
import { points } from '@/lib/kernel/points'
import { daysOn, today } from '@/lib/points/ledger.fixture'
import { decideWaiting } from './decide-waiting'
import { recordBehaviour } from './record-behaviour'
import type { Behaviour } from './rules'
import { saveBehaviour } from './save-behaviour'
import { saveBehaviourSchema } from './schema'

/** A day before the tests' today: rules of theirs have begun by then. */
export const before = daysOn(-1)

export const ctx = (at: Date = today) => ({ at, on: db() })

/** A custom behaviour of the catalogue that asks for nothing, but for what is said otherwise; answers its code. */
export async function newBehaviour(clerk: StaffContext, more: Partial<Behaviour> = {}): Promise<string> {
  const code = `b-${randomUUID().slice(0, 8)}`
  const made = await saveBehaviour(
    { ...clerk, at: before },
    saveBehaviourSchema.parse({
      code,
      isNew: true,
      nameZh: '到店签到',
      nameEn: 'Visit',
      fields: more.fields ?? [],
      priority: 10,
      weight: 1,
      expectedPerYear: null,
      clawBack: more.clawBack ?? { kind: 'undone', withinDays: null },
      archived: false,
    }),
  )
  if (!made.ok) throw new Error(made.refusal)
  return code
}

/** A rule that gives 50 points for a behaviour, but for what is said otherwise. */
export const ruleFor = (code: string, more: Partial<RuleDefinition> = {}) =>
  publishRule(
    {
      trigger: { kind: 'behaviour', code },
      reward: { kind: 'fixed', points: points(50), per: 'order' },
      limits: noLimits,
      ...more,
    },
    before,
  )

/** Staff write down that somebody did it. */
export const did = (
  clerk: StaffContext,
  code: string,
  accountId: string,
  {
    at = today,
    requestId = randomUUID(),
    payload = {},
  }: { at?: Date; requestId?: string; payload?: Record<string, string | number> } = {},
) => recordBehaviour({ ...clerk, at }, { code, accountId, payload, requestId })

/** A budget of so many points. */
export async function newBudget(granted: number): Promise<string> {
  const made = await row<{ id: string }>(
    `insert into points_budget (code, title_zh, title_en) values ($1, '开业', 'Opening') returning id`,
    [`b-${randomUUID().slice(0, 8)}`],
  )
  const id = made?.id ?? ''
  await rows('select budget_fund($1, $2, $3, $4, null, $5)', [id, granted, randomUUID(), 'opening', before])
  return id
}

/** What stands about a shopper's deeds, oldest first. */
export const eventsOf = (accountId: string) =>
  rows<{ id: string; code: string; given: number; back: number; reason: string | null }>(
    `select id, code, given_points as given, taken_back_points as back, reason from behaviour_event where account_id = $1 order by recorded_at, key`,
    [accountId],
  )

export const settle = (at: Date = today) => decideWaiting(ctx(at))
