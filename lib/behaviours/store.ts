import { type Queryable, refusable, row } from '@/lib/db/sql'
import type { RuleRow } from '@/lib/earning/engine/rules'
import type { EventRefusal, RecordBehaviourRefusal, SaveBehaviourRefusal } from './errors'
import type { Behaviour, Payload, StoppedBy } from './rules'

type At = Date | null

export type Stated = Omit<Behaviour, 'kind' | 'isArchived'> & { isNew: boolean; archived: boolean }

/** States a behaviour anew, and tells the audit. */
export const save = (on: Queryable, at: At, actorId: string, behaviour: Stated) =>
  refusable<unknown, SaveBehaviourRefusal>(row('select behaviour_save($1)', [{ ...behaviour, actorId, at }], on))

export type Recorded = { code: string; accountId: string; payload: Payload; requestId: string }

/** Writes down what staff saw; answers the event. Once per request. */
export const record = (on: Queryable, at: At, actorId: string, recorded: Recorded) =>
  refusable<string, Exclude<RecordBehaviourRefusal, 'behaviour-field'>>(
    row<{ id: string }>('select behaviour_record($1) as id', [{ ...recorded, actorId, at }], on).then(
      (made) => made?.id ?? '',
    ),
  )

export type Decision = {
  eventId: string
  /** every rule that the engine was given, with its version, by id */
  asked: readonly (readonly [rule: string, version: number])[]
  /** those that ask for points */
  rows: readonly RuleRow[]
  nothing: Extract<StoppedBy, 'no-rule' | 'condition'>
}

export type Outcome = { eventId: string; points: number; reason: StoppedBy | null }

/** Decides an event, once: what its rules ask, less what limits and budgets keep back. */
export const decide = (on: Queryable, at: At, decision: Decision) =>
  refusable<Outcome, EventRefusal>(
    row<{ outcome: Outcome }>('select behaviour_decide($1, $2) as outcome', [JSON.stringify(decision), at], on).then(
      (made) => made?.outcome ?? { eventId: decision.eventId, points: 0, reason: 'no-rule' },
    ),
  )

/** Staff say that it never was; answers what was taken back. */
export const voidIt = (on: Queryable, at: At, actorId: string, eventId: string, reason: string) =>
  refusable<number, Extract<EventRefusal, 'event-unknown'>>(
    row<{ points: number }>('select behaviour_void($1, $2, $3, $4) as points', [eventId, reason, actorId, at], on).then(
      (made) => made?.points ?? 0,
    ),
  )

/** Writes down the birthdays that nobody has yet; answers how many. */
export const birthdays = async (on: Queryable, at: At): Promise<number> =>
  (await row<{ count: number }>('select birthdays_happened($1) as count', [at], on))?.count ?? 0
