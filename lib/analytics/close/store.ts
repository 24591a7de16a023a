import { inTransaction, type Queryable, refusable, row } from '@/lib/db/sql'
import type { Result } from '@/lib/kernel/result'
import type { CloseRefusal } from './errors'
import type { Figures, JournalLine } from './rules'

/** The newest posting below which none can still appear; null while a writer keeps us waiting. */
export async function settledPosting(on: Queryable): Promise<number | null> {
  return (await row<{ id: number | null }>('select journal_settled(2000) as id', [], on))?.id ?? null
}

/** Whether the month is closed already; if not, nobody else closes one until the transaction is over. */
export const begin = (on: Queryable, month: string, at: Date | null) =>
  refusable<boolean, CloseRefusal>(
    row<{ closed: boolean }>('select month_close_begin($1, $2) as closed', [month, at], on).then(
      (found) => found?.closed === true,
    ),
  )

export type Frozen = {
  month: string
  figures: Figures
  journal: JournalLine[]
  lastPosting: number
  actorId: string
  at: Date | null
}

/** Freezes a month. */
export async function freeze(on: Queryable, frozen: Frozen): Promise<void> {
  await row('select month_close_write($1)', [JSON.stringify(frozen)], on)
}

/** What is read of a month is what is frozen of it. */
export const whileClosing = <V>(work: (on: Queryable) => Promise<Result<V, CloseRefusal>>) =>
  inTransaction<V, CloseRefusal>(work)
