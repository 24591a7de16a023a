import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { StoreRefusal } from './errors'
import type { SaveStore } from './schema'

export async function save(
  on: Queryable,
  by: { actorId: string; at: Date | null },
  store: SaveStore,
): Promise<Result<{ storeId: string }, StoreRefusal>> {
  const made = await refusable<{ id: string } | null, StoreRefusal>(
    row('select store_save($1) as id', [JSON.stringify({ ...store, ...by })], on),
  )
  if (!made.ok) return made
  invariant(made.value !== null, 'a store is saved or refused')
  return ok({ storeId: made.value.id })
}
