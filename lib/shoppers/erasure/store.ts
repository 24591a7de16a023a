import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import type { Result } from '@/lib/kernel/result'
import type { ErasureRefusal } from './errors'
import { GRACE_DAYS } from './rules'

type Asked = { accountId: string; actorId: string; reason: string; at: Date | null }

/** Writes the wish down; answers when it will be done. */
export const ask = (on: Queryable, { accountId, actorId, reason, at }: Asked) =>
  refusable<{ dueAt: Date }, ErasureRefusal>(
    row<{ dueAt: Date }>(
      'select due_at as "dueAt" from erasure_ask($1, $2, $3, $4, $5)',
      [accountId, GRACE_DAYS, reason, actorId, at],
      on,
    ).then((made) => {
      invariant(made !== null, 'a wish has a day')
      return made
    }),
  )

/** Takes the wish back, as long as it is not done. */
export const withdraw = (
  on: Queryable,
  { accountId, actorId, at }: Omit<Asked, 'reason'>,
): Promise<Result<null, ErasureRefusal>> =>
  refusable<null, ErasureRefusal>(
    row('select erasure_withdraw($1, $2, $3)', [accountId, actorId, at], on).then(() => null),
  )

/** Erases what is due; answers how many. */
export async function eraseDue(on: Queryable, at: Date | null, most: number): Promise<number> {
  return (await row<{ n: number }>('select erasures_do($1, $2) as n', [at, most], on))?.n ?? 0
}

/** That a shopper's data was taken out by staff; false: no shopper is of that number. */
export async function tellTaken(on: Queryable, { accountId, actorId, at }: Omit<Asked, 'reason'>): Promise<boolean> {
  const told = await row(
    `insert into audit_log (at, actor_id, action, subject)
     select coalesce($3::timestamptz, now()), $2, 'shopper.data.take', 'account:' || id from account where id = $1 and staff_role is null
     returning id`,
    [accountId, actorId, at],
    on,
  )
  return told !== null
}
