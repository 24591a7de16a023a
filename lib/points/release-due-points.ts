import type { Context } from '@/lib/gate/context'
import { releaseDue } from './store'

/** Lots taken in one statement: a short lock, and a job may ask again. */
const BATCH = 500

/** Points whose return window is over become spendable, each lot once, however often and by however many this runs. */
export async function releaseDuePoints(ctx: Pick<Context, 'at' | 'on'>): Promise<number> {
  let done = 0
  for (;;) {
    const batch = await releaseDue(ctx.on, ctx.at, BATCH)
    done += batch
    if (batch < BATCH) return done
  }
}
