import type { Context } from '@/lib/gate/context'
import { tellEnding, tellWishes } from './store'

/**
 * Shoppers are told of what they exchanged and have not used 7 days and 1 day before it ends, and of a wish when it can be had;
 * each once. Answers how many notices are new.
 */
export async function tellOfRewards({ at, on }: Pick<Context, 'at' | 'on'>): Promise<number> {
  return (await tellEnding(on, at)) + (await tellWishes(on, at))
}
