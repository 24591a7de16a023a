import type { Context } from '@/lib/gate/context'
import { sealNextDeeds } from './store'

const MOST_DEEDS = 1_000
/** A run ends after so many seals and the next goes on: a record sealed for the first time takes several. */
const MOST_SEALS = 100
const PATIENCE_MS = 500

/** Every deed that can no longer be joined by an earlier one goes under a seal. Null when writers left no gap. */
export async function sealAudit(ctx: Pick<Context, 'at' | 'on'>): Promise<number | null> {
  let done = 0
  for (let seals = 0; seals < MOST_SEALS; seals += 1) {
    const sealed = await sealNextDeeds(ctx.on, PATIENCE_MS, MOST_DEEDS, ctx.at)
    if (sealed === null) return done > 0 ? done : null
    done += sealed
    if (sealed < MOST_DEEDS) break
  }
  return done
}
