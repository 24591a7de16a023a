import type { Context } from '@/lib/gate/context'
import { countAll } from './store'

/** All shoppers are counted, and what the page of shoppers tells is kept for shops where that takes long. Answers how many. */
export const countShoppers = ({ at, on }: Pick<Context, 'at' | 'on'>): Promise<number> => countAll(on, at)
