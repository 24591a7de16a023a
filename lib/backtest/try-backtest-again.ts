import type { z } from 'zod'
import type { StaffContext } from '@/lib/gate/context'
import { askForWork } from '@/lib/jobs/ask-for-work'
import { uuidV7 } from '@/lib/kernel/ids'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { BacktestRefusal } from './errors'
import type { backtestAgainSchema } from './schema'
import { askAgain } from './store'

/** A trial that was called off or given up is run once more: the same question, word for word. */
export async function tryBacktestAgain(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  { id, requestId }: z.output<typeof backtestAgainSchema>,
): Promise<Result<{ id: string }, BacktestRefusal>> {
  const made = await askAgain(ctx.on, { id: uuidV7(), of: id, requestId, actorId: ctx.actor.id, at: ctx.at })
  if (!made.ok) return made
  if (made.value === null) return refuse('run-not-again')
  await askForWork('run-backtests', ctx.on)
  return ok({ id: made.value })
}
