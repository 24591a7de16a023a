import { type Queryable, row } from '@/lib/db/sql'

export async function forget(on: Queryable, at: Date | null): Promise<number> {
  return (await row<{ n: number }>('select inputs_forget($1) as n', [at], on))?.n ?? 0
}
