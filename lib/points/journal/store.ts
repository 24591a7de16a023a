import { type Queryable, row } from '@/lib/db/sql'

/** The newest posting below which none can still appear; null while a writer keeps us waiting longer than this. */
export async function settledPosting(on: Queryable, patienceMs: number): Promise<number | null> {
  return (await row<{ id: number | null }>('select journal_settled($1) as id', [patienceMs], on))?.id ?? null
}

/** One more seal over what comes next, up to a settled posting; answers how many postings it covers. */
export async function sealNext(on: Queryable, upTo: number, most: number, at: Date | null): Promise<number> {
  return (
    (await row<{ sealed: number }>('select journal_seal_next($1, $2, $3) as sealed', [upTo, most, at], on))?.sealed ?? 0
  )
}
