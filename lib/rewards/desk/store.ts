import { type Queryable, refusable, row, rows } from '@/lib/db/sql'
import { invariant } from '@/lib/kernel/invariant'
import { ok, type Result } from '@/lib/kernel/result'
import type { UndoRefusal, VerifyRefusal } from './errors'

type By = { actorId: string; at: Date | null }

export type Verified = { verificationId: string; claimId: string; replayed: boolean }

export async function verify(
  on: Queryable,
  by: By,
  hash: Buffer,
  requestId: string,
): Promise<Result<Verified, VerifyRefusal>> {
  const done = await refusable<{ told: Verified } | null, VerifyRefusal>(
    row('select claim_verify($1, $2, $3, $4) as told', [hash, requestId, by.actorId, by.at], on),
  )
  if (!done.ok) return done
  invariant(done.value !== null, 'a code is checked off or refused')
  return ok(done.value.told)
}

export async function unverify(
  on: Queryable,
  by: By,
  { verificationId, reason, minutes }: { verificationId: string; reason: string; minutes: number },
): Promise<Result<object, UndoRefusal>> {
  return refusable<object, UndoRefusal>(
    rows('select claim_unverify($1, $2, $3, $4, $5)', [verificationId, reason, minutes, by.actorId, by.at], on),
  )
}
