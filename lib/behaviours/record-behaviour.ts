import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { type Result, refuse } from '@/lib/kernel/result'
import { decideEvent } from './decide-event'
import type { EventRefusal, RecordBehaviourRefusal } from './errors'
import { findBehaviour } from './queries'
import { payloadIssue } from './rules'
import type { recordBehaviourSchema } from './schema'
import { type Outcome, record } from './store'

/** Staff write down what a shopper did, never for themselves, and it is decided at once. Once per request. */
export async function recordBehaviour(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  input: z.output<typeof recordBehaviourSchema>,
): Promise<Result<Outcome, RecordBehaviourRefusal | EventRefusal>> {
  const behaviour = await findBehaviour(ctx, input.code)
  if (!behaviour) return refuse('behaviour-unknown')
  const issue = payloadIssue(behaviour.fields, input.payload)
  if (issue) return refuse('behaviour-field', { field: issue.field, issue: issue.code })
  const made = await record(ctx.on, ctx.at, ctx.actor.id, input)
  return made.ok ? decideEvent(ctx, made.value) : made
}
