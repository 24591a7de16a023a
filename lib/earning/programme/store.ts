import { type Queryable, refusable, row } from '@/lib/db/sql'
import type { RuleRefusal } from './errors'

/** Writes the draft of a rule, or its next version for everybody; answers the version. */
export const write = (on: Queryable, rule: Readonly<Record<string, unknown>>) =>
  refusable<number, RuleRefusal>(
    row<{ version: number }>('select earning_rule_write($1) as version', [JSON.stringify(rule)], on).then(
      (made) => made?.version ?? 0,
    ),
  )

/** Ends a rule from now on; false: there was nothing to end. */
export const end = (on: Queryable, at: Date | null, ruleId: string, reason: string, actorId: string | null) =>
  refusable<boolean, RuleRefusal>(
    row<{ ended: boolean }>('select earning_rule_end($1, $2, $3, $4) as ended', [ruleId, reason, actorId, at], on).then(
      (made) => made?.ended ?? false,
    ),
  )

/** Drops the draft of a rule; false: there was none. */
export const discard = (on: Queryable, at: Date | null, ruleId: string, actorId: string | null) =>
  refusable<boolean, RuleRefusal>(
    row<{ done: boolean }>('select earning_rule_discard($1, $2, $3) as done', [ruleId, actorId, at], on).then(
      (made) => made?.done ?? false,
    ),
  )

/** Takes an ending back; false: it was taken back already. */
export const resume = (on: Queryable, at: Date | null, ruleId: string, actorId: string | null) =>
  refusable<boolean, RuleRefusal>(
    row<{ done: boolean }>('select earning_rule_resume($1, $2, $3) as done', [ruleId, actorId, at], on).then(
      (made) => made?.done ?? false,
    ),
  )
