import type { Context } from '@/lib/gate/context'
import { decideEvent } from './decide-event'
import { listWaiting } from './queries'

const AT_ONCE = 200

/** Decides what has happened and waits; one that can't be decided stops no other. Answers how many were decided. */
export async function decideWaiting(ctx: Pick<Context, 'at' | 'on'>): Promise<{ count: number; failures: string[] }> {
  const failures: string[] = []
  let count = 0
  for (const { id } of await listWaiting(ctx, AT_ONCE)) {
    try {
      const made = await decideEvent(ctx, id)
      if (made.ok) count += 1
      else failures.push(`${id} ${made.refusal}`)
    } catch (error) {
      failures.push(`${id} ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return { count, failures }
}
