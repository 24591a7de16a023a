import { inTransaction, type Queryable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok } from '@/lib/kernel/result'

export type FoldStep = { postings: number; days: number; isDone: boolean; newest: number; tookMs: number }

/** One step of the folding. What lies under a seal is settled: no earlier posting can still appear. */
export async function foldNext(on: Queryable, most: number, at: Date | null): Promise<FoldStep> {
  const found = await row<{ step: FoldStep }>(
    `select figures_fold(coalesce((select last_posting from journal_seal order by id desc limit 1), 0), $1, $2) as step`,
    [most, at],
    on,
  )
  invariant(found, 'a step answers')
  return found.step
}

/** A look at the whole that may take as long as it takes. */
export async function unhurried<V>(look: (on: Queryable) => Promise<V>): Promise<V> {
  const done = await inTransaction<V, never>(async (on) => {
    await on.query('set local statement_timeout = 0')
    return ok(await look(on))
  })
  invariant(done.ok, 'looking refuses nothing')
  return done.value
}
