import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { BuyDrawsRefusal } from './errors'

export type Buying = {
  accountId: string
  campaignId: string
  draws: number
  cashMinor: number
  requestId: string
  locale: string
  at: Date | null
}
export type Bought = { orderId: string; number: number; replayed: boolean }

/** Writes the order of draws and its tickets, in one statement. */
export async function buy(on: Queryable, asked: Buying): Promise<Result<Bought, BuyDrawsRefusal>> {
  const made = await refusable<{ bought: Bought } | null, BuyDrawsRefusal>(
    row('select draws_buy($1) as bought', [JSON.stringify(asked)], on),
  )
  if (!made.ok) return made
  invariant(made.value !== null, 'an order of draws tells of itself')
  return ok(made.value.bought)
}

const MOST_AT_ONCE = 500

/** Ends the tickets whose last day is over: free ones for good, bought ones with their money back. Answers how many were ended. */
export async function endDue(on: Queryable, at: Date | null): Promise<number> {
  const free = await row<{ n: number }>('select tickets_expire_due($1, $2) as n', [at, MOST_AT_ONCE], on)
  const bought = await row<{ n: number }>(
    'select count(*)::int as n from draws_end_due($1, $2)',
    [at, MOST_AT_ONCE],
    on,
  )
  return (free?.n ?? 0) + (bought?.n ?? 0)
}
