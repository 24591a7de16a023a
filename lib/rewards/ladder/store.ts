import { inTransaction, type Queryable, rows } from '@/lib/db/sql'
import { ok } from '@/lib/kernel/result'

/** The history of the ladder as it is counted now, instead of what was kept before. It takes as long as it takes. */
export async function writeLadder(at: Date | null, count: (on: Queryable) => Promise<object>): Promise<void> {
  await inTransaction<null, never>(async (on) => {
    await on.query('set local statement_timeout = 0')
    await rows(
      `insert into ladder_kept (at, facts) values (coalesce($1::timestamptz, now()), $2)
       on conflict (id) do update set at = excluded.at, facts = excluded.facts`,
      [at, JSON.stringify(await count(on))],
      on,
    )
    return ok(null)
  })
}

/** A shop that has few shoppers keeps nothing. */
export async function forgetLadder(on: Queryable): Promise<void> {
  await rows('delete from ladder_kept', [], on)
}
