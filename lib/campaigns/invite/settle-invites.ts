import type { Context } from '@/lib/gate/context'
import { listDueInvites } from './queries'
import { settleInvite } from './settle-invite'

const AT_ONCE = 200

/** Looks at every invite whose order moved or whose day has come; one that can't be decided stops no other. */
export async function settleInvites(ctx: Pick<Context, 'at' | 'on'>): Promise<{ count: number; failures: string[] }> {
  const failures: string[] = []
  let count = 0
  for (const { id } of await listDueInvites(ctx, AT_ONCE)) {
    try {
      const done = await settleInvite(ctx, id)
      if (done.ok) count += 1
      else failures.push(`${id} ${done.refusal}`)
    } catch (error) {
      failures.push(`${id} ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return { count, failures }
}
