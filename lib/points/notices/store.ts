import { type Queryable, row, rows } from '@/lib/db/sql'

/** Writes notices and letters for up to so many shoppers and days; answers how many are new. */
export async function tellExpiring(on: Queryable, at: Date | null, most: number): Promise<number> {
  return (await row<{ told: number }>('select notices_expiring($1, $2) as told', [at, most], on))?.told ?? 0
}

/** Deletes what was told of points that ended a month ago. */
export const forgetOld = (on: Queryable, at: Date | null) => row('select notices_forget($1)', [at], on)

/** Every notice of the same day and the same thing, for the shopper has read of it; one that comes nearer to it is said again. */
export const dismiss = (on: Queryable, accountId: string, id: number, at: Date | null) =>
  rows(
    `update notice n set dismissed_at = coalesce($3, now()) from notice seen
     where seen.id = $2 and seen.account_id = $1 and n.account_id = $1 and n.ends_at = seen.ends_at
       and n.kind = seen.kind and n.subject_id is not distinct from seen.subject_id and n.dismissed_at is null`,
    [accountId, id, at],
    on,
  )
