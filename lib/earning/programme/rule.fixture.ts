import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { rule } from '../engine/engine.fixture'
import type { RuleDefinition } from './rules'
import { writeRuleSchema } from './schema'
import { writeRule } from './write-rule'

/** A rule as the console sends it: 50 points an order, but for what is said otherwise. */
export function written(more: Partial<RuleDefinition> = {}, rest: Record<string, unknown> = {}) {
  const {
    id: _,
    version: __,
    startsAt: ___,
    endsAt: ____,
    ...definition
  } = rule({
    reward: { kind: 'fixed', points: 50 as never, per: 'order' },
    ...more,
  })
  return writeRuleSchema.parse({
    ruleId: randomUUID(),
    definition,
    effectiveFrom: null,
    endsAt: null,
    publish: true,
    waiver: 'a test of something else',
    reason: 'the season',
    requestId: randomUUID(),
    ...rest,
  })
}

/** Publishes a rule from now on and answers its id. */
export async function publishRule(more: Partial<RuleDefinition> = {}, at: Date | null = null): Promise<string> {
  const input = written(more)
  const made = await writeRule({ actor: null, at, on: db() }, input)
  if (!made.ok) throw new Error(made.refusal)
  return input.ruleId
}
