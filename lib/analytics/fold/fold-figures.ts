import { setTimeout } from 'node:timers/promises'
import type { Context } from '@/lib/gate/context'
import { countUnfolded } from './queries'
import { foldNext } from './store'

/** Whoever writes something backdated waits for a step, so it is short. */
const MOST_POSTINGS = 1_000
/** The job comes each minute, and the next run goes on where one ended: a ledger that was never folded takes several. */
const MOST_MS = 50_000
/** A step in which others posted is followed by so many times its length of rest: to count never keeps back what is done. */
const RESTS = 9

/** What has happened since is added to the sums that pages read; answers how many postings, and how many are left. */
export async function foldFigures(ctx: Pick<Context, 'at' | 'on'>): Promise<{ count: number; left: number }> {
  let count = 0
  let known: number | null = null
  let spentMs = 0
  while (spentMs < MOST_MS) {
    const { postings, isDone, newest, tookMs } = await foldNext(ctx.on, MOST_POSTINGS, ctx.at)
    count += postings
    if (isDone) return { count, left: 0 }
    const restMs = known !== null && newest > known ? RESTS * tookMs : 0
    await setTimeout(restMs)
    spentMs += tookMs + restMs
    known = newest
  }
  return { count, left: await countUnfolded(ctx) }
}
