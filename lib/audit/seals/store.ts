import { type Queryable, row } from '@/lib/db/sql'

/** One more seal over what comes next in the record; answers how many deeds it covers, null while somebody kept us waiting. */
export async function sealNextDeeds(
  on: Queryable,
  patienceMs: number,
  most: number,
  at: Date | null,
): Promise<number | null> {
  return (
    (await row<{ sealed: number | null }>('select audit_seal_next($1, $2, $3) as sealed', [patienceMs, most, at], on))
      ?.sealed ?? null
  )
}
