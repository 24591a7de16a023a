import type { StaffContext } from '@/lib/gate/context'
import type { Result } from '@/lib/kernel/result'
import type { StoreRefusal } from './errors'
import type { SaveStore } from './schema'
import { save } from './store'

/** Who stands at a counter may check off what is bound to it, from then on and no longer. */
export async function saveStore(
  ctx: Pick<StaffContext, 'actor' | 'at' | 'on'>,
  store: SaveStore,
): Promise<Result<{ storeId: string }, StoreRefusal>> {
  return save(ctx.on, { actorId: ctx.actor.id, at: ctx.at }, store)
}
