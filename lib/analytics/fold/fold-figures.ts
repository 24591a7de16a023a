import type { Context } from '@/lib/gate/context'
import { countUnfolded } from './queries'
import { foldNext } from './store'

/** Whoever writes something backdated waits for a step, so it is short. */
const MOST_POSTINGS = 5_000
/** A run ends after so many steps and the next goes on: a ledger that was never folded takes several. */
const MOST_STEPS = 200

/** What has happened since is added to the sums that pages read; answers how many postings, and how many are left. */
export async function foldFigures(ctx: Pick<Context, 'at' | 'on'>): Promise<{ count: number; left: number }> {
  let count = 0
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const { postings, isDone } = await foldNext(ctx.on, MOST_POSTINGS, ctx.at)
    count += postings
    if (isDone) return { count, left: 0 }
  }
  return { count, left: await countUnfolded(ctx) }
}
