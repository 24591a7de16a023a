import { type Queryable, refusable, row } from '@/lib/db/sql'
import type { Result } from '@/lib/kernel/result'
import type { SaveHoldoutRefusal } from './errors'
import type { SaveHoldout } from './schema'

/** States the share anew; answers the version. Once per request. */
export const save = (on: Queryable, at: Date | null, actorId: string, asked: SaveHoldout) =>
  refusable<{ id: number } | null, SaveHoldoutRefusal>(
    row('select holdout_save($1) as id', [{ ...asked, actorId, at }], on),
  ) satisfies Promise<Result<{ id: number } | null, SaveHoldoutRefusal>>
