import type { Context } from '@/lib/gate/context'
import { forgetOld, tellExpiring } from './store'

/** Notices in one statement: a short lock, and a job may ask again. */
const BATCH = 2_000

/**
 * Shoppers are told of points that end, 30, 7 and 1 day before, each time once. Answers how many notices are new. What was
 * told of points that ended a month ago is forgotten.
 */
export async function tellOfExpiry({ at, on }: Pick<Context, 'at' | 'on'>): Promise<number> {
  await forgetOld(on, at)
  let told = 0
  for (;;) {
    const batch = await tellExpiring(on, at, BATCH)
    told += batch
    if (batch < BATCH) return told
  }
}
