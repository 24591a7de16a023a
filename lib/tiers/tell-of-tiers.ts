import type { Context } from '@/lib/gate/context'
import { tellEnding } from './store'

const MOST_AT_ONCE = 1_000

/**
 * Shoppers are told 30 and 7 days before they lose their tier, each once, with what keeps it. Everybody is looked at once a day.
 * Answers how many notices are new.
 */
export async function tellOfTiers(
  { at, on }: Pick<Context, 'at' | 'on'>,
  most: number = MOST_AT_ONCE,
): Promise<number> {
  let count = 0
  for (;;) {
    const { told, isDone } = await tellEnding(on, at, most)
    count += told
    if (isDone) return count
  }
}
