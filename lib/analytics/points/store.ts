import { type Queryable, refusable, row } from '@/lib/db/sql'
import type { Result } from '@/lib/kernel/result'
import type { SaveBandsRefusal } from './errors'
import type { SaveBands } from './schema'

/** States the bands anew; answers the row. Once per request. */
export const save = (on: Queryable, at: Date | null, actorId: string, { bands, reason, requestId }: SaveBands) =>
  refusable<{ id: number } | null, SaveBandsRefusal>(
    row('select figure_bands_save($1, $2, $3, $4, $5) as id', [bands, reason, requestId, actorId, at], on),
  ) satisfies Promise<Result<{ id: number } | null, SaveBandsRefusal>>
