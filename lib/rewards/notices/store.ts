import { type Queryable, row } from '@/lib/db/sql'

/** Tells of claims that end; answers how many notices are new. */
export async function tellEnding(on: Queryable, at: Date | null): Promise<number> {
  return (await row<{ told: number }>('select claims_tell_ending($1) as told', [at], on))?.told ?? 0
}

/** Tells of wishes that came within reach; answers how many. */
export async function tellWishes(on: Queryable, at: Date | null): Promise<number> {
  return (await row<{ told: number }>('select wishes_tell($1) as told', [at], on))?.told ?? 0
}
