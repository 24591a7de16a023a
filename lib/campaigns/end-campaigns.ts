import type { Context } from '@/lib/gate/context'
import { listToEnd } from './queries'
import { tend } from './store'

/** What is over or spent ends, each in a statement of its own, and what it has left goes back. */
export async function endCampaigns(ctx: Pick<Context, 'at' | 'on'>): Promise<number> {
  const due = await listToEnd(ctx)
  for (const { id } of due) await tend(ctx.on, ctx.at, id)
  return due.length
}
