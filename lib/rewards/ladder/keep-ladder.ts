import type { Context } from '@/lib/gate/context'
import { COUNTED_AT_ONCE, countLadder, countMembers, findKept } from './queries'
import { forgetLadder, writeLadder } from './store'

/** In a shop with many shoppers the ladder is counted each hour and kept; in a smaller one it is counted as it is asked for. */
export async function keepLadder({ at, on }: Pick<Context, 'at' | 'on'>, most = COUNTED_AT_ONCE): Promise<void> {
  if ((await countMembers(on)) <= most) await forgetLadder(on)
  else if (!(await findKept({ at, on }, 1))) await writeLadder(at, (client) => countLadder({ at, on: client }))
}
