import type { Context } from '@/lib/gate/context'
import { expireDue } from './store'

/** Lots taken in one statement: a short lock, and a job may ask again. */
const BATCH = 500

/** Points past their last day leave the balance by a line of the statement. Answers how many lots went. */
export async function expireDuePoints(ctx: Pick<Context, 'at' | 'on'>): Promise<number> {
  let done = 0
  for (;;) {
    const batch = await expireDue(ctx.on, ctx.at, BATCH)
    done += batch
    if (batch < BATCH) return done
  }
}
