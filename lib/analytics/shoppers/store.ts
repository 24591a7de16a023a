import { type Queryable, row } from '@/lib/db/sql'

/** Counts all shoppers and keeps the report; answers how many there are. */
export async function countAll(on: Queryable, at: Date | null): Promise<number> {
  return (await row<{ shoppers: number }>('select shoppers_count($1) as shoppers', [at], on))?.shoppers ?? 0
}
