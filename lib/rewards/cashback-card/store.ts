import { type Queryable, refusable, row } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { CashbackRefusal } from './errors'

export type Cash = { payoutId: string; amountMinor: number; state: string; replayed: boolean }

export async function claimCash(
  on: Queryable,
  by: { accountId: string; at: Date | null },
  asked: { claimId: string; orderNumber: string; requestId: string },
): Promise<Result<Cash, CashbackRefusal>> {
  const made = await refusable<{ told: Cash } | null, CashbackRefusal>(
    row('select cashback_claim($1) as told', [JSON.stringify({ ...asked, ...by })], on),
  )
  if (!made.ok) return made
  invariant(made.value !== null, 'cash is asked for or refused')
  return ok(made.value.told)
}
