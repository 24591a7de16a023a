import type { Context } from '@/lib/gate/context'
import { decideEvent } from './decide-event'
import { findWaiting } from './queries'

/** Decides what has just happened while its shopper looks on; what can't be decided now is decided by the job. Answers the points. */
export async function decideNow(ctx: Pick<Context, 'at' | 'on'>, key: string): Promise<number> {
  const waiting = await findWaiting(ctx, key)
  if (!waiting) return 0
  const made = await decideEvent(ctx, waiting.id)
  return made.ok ? made.value.points : 0
}
