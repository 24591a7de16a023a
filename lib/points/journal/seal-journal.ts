import type { Context } from '@/lib/gate/context'
import { journalLag } from './queries'
import { sealNext, settledPosting } from './store'

const MOST_POSTINGS = 1_000
/** A run ends after so many seals and the next goes on: a journal sealed for the first time takes several. */
const MOST_SEALS = 200
/** Writers wait while we do, so we wait for a blink; longer only when seals are late, so that a vacuum gives way. */
const PATIENCE_MS = 200
const LONG_PATIENCE_MS = 2_000
const LATE_SECONDS = 600

/** Every posting that can no longer be joined by an earlier one goes under a seal. Null when writers left no gap. */
export async function sealJournal(ctx: Pick<Context, 'at' | 'on'>): Promise<number | null> {
  const { seconds } = await journalLag(ctx)
  const upTo = await settledPosting(ctx.on, seconds > LATE_SECONDS ? LONG_PATIENCE_MS : PATIENCE_MS)
  if (upTo === null) return null
  let done = 0
  for (let seals = 0; seals < MOST_SEALS; seals += 1) {
    const sealed = await sealNext(ctx.on, upTo, MOST_POSTINGS, ctx.at)
    done += sealed
    if (sealed < MOST_POSTINGS) break
  }
  return done
}
